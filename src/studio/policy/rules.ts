import type { Action } from './actions.ts';
import type { Role } from './actor.ts';

/** Who may do something, by role. */
export interface RoleRule {
  by: readonly Role[];
  /**
   * Of a thing that several communities share: must the role hold for one of them or for each? What is
   * `anywhere` needs the role for any community at all.
   */
  for: 'one' | 'each' | 'anywhere';
  /** Whoever brought an upload in may as well, as long as they have any role. */
  owner?: true;
}

/** Actions that no role alone decides; may.ts says how. */
export type PersonalAction =
  | 'studio.enter'
  | 'account.own'
  | 'account.change'
  | 'account.close'
  | 'account.reset'
  | 'account.grant'
  | 'record.decide'
  | 'area.read';

const TEAM: readonly Role[] = ['contributor', 'translator', 'custodian', 'editor', 'officer'];

/**
 * The policy. Besides these rules, nobody does anything with a record they may not know of (knows.ts),
 * whatever their role: what is for custodians is known to custodians.
 *
 * Opening needs every community's officer, closing any one of officer or custodian: the strictest wins.
 */
export const RULES: Readonly<Record<Exclude<Action, PersonalAction>, RoleRule>> = {
  'account.list': { by: ['custodian', 'officer', 'administrator'], for: 'anywhere' },
  'account.create': { by: ['officer', 'administrator'], for: 'anywhere' },

  'upload.create': { by: ['contributor', 'editor'], for: 'one' },
  'upload.read': { by: ['custodian', 'editor', 'officer'], for: 'one', owner: true },
  'upload.describe': { by: ['editor'], for: 'one', owner: true },
  'upload.remove': { by: ['editor', 'officer'], for: 'one', owner: true },
  'job.read': { by: ['editor', 'officer', 'administrator'], for: 'one', owner: true },
  'job.change': { by: ['editor', 'officer', 'administrator'], for: 'one', owner: true },

  'record.read': { by: TEAM, for: 'one' },
  'record.create': { by: ['contributor', 'editor'], for: 'one' },
  'record.write': { by: ['contributor', 'editor'], for: 'one' },
  'record.translate': { by: ['contributor', 'translator', 'editor'], for: 'one' },
  'record.comment': { by: TEAM, for: 'one' },
  // A custodian offers to open what no editor may know of.
  'record.submit': { by: ['contributor', 'custodian', 'editor'], for: 'one' },
  'record.publish': { by: ['officer'], for: 'each' },
  'record.close': { by: ['custodian', 'officer'], for: 'one' },
  'record.restore': { by: ['officer'], for: 'each' },
  'record.erase': { by: ['custodian', 'officer'], for: 'one' },

  'term.propose': { by: TEAM, for: 'anywhere' },
  'term.accept': { by: ['editor', 'officer'], for: 'anywhere' },
  'protocol.make': { by: ['custodian'], for: 'one' },
  'protocol.admit': { by: ['custodian'], for: 'one' },
  'table.import': { by: ['editor'], for: 'one' },
  'table.export': { by: ['editor'], for: 'one' },
  'audit.read': { by: ['officer', 'administrator'], for: 'anywhere' },
};
