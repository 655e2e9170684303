/** Everything somebody can do in the studio; each route names the one it is. */
export const ACTIONS = [
  /** The first screen, one's own account. */
  'studio.enter',
  'account.list',
  'account.create',
  'account.change',
  /** A one-time code for somebody who forgot the password. */
  'account.reset',
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
