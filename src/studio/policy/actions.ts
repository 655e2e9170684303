/** Everything somebody can do in the studio; each route names the one it is. */
export const ACTIONS = [
  /** The first screen. */
  'studio.enter',
  /** One's own name, password and sessions. */
  'account.own',
  'account.list',
  'account.create',
  'account.change',
  /** Who left can no longer sign in. */
  'account.close',
  /** A one-time code for somebody who forgot the password. */
  'account.reset',
  /** Giving or taking a role, or membership in a community. */
  'account.grant',
  'upload.create',
  'upload.read',
  'upload.describe',
  'upload.remove',
  'job.read',
  'job.change',
  /** Reading what is not published too. */
  'record.read',
  'record.create',
  'record.write',
  'record.translate',
  'record.comment',
  'record.submit',
  /** A custodian's yes or no. */
  'record.decide',
  /** An officer's yes. */
  'record.publish',
  /** Less may be seen, or by fewer: also the takedown. */
  'record.close',
  'record.restore',
  'record.erase',
  'term.propose',
  'term.accept',
  'protocol.make',
  'protocol.admit',
  'table.import',
  'table.export',
  'audit.read',
  /** What protocols admit a member to: reading, searching and hearing in the community area. */
  'area.read',
] as const;
export type Action = (typeof ACTIONS)[number];
