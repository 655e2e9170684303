import type { DatabaseSync } from 'node:sqlite';
import { type Grant, ROLES, type Role } from '../policy/actor.ts';

const EVERYWHERE = '*';

export interface GrantEntry {
  userId: string;
  role: Role | 'member';
  community: 'all' | string;
}

/** What people may do, and where; who may change it is asked of the policy. */
export interface Grants {
  grantsOf(userId: string): Grant[];
  /** Communities somebody belongs to. */
  membershipsOf(userId: string): string[];
  /** Protocols whose custodians admitted somebody. */
  protocolsOf(userId: string): string[];
  give(entry: GrantEntry): void;
  take(entry: GrantEntry): void;
  /** Of some communities, those that have custodians: also where their accounts are closed. */
  withCustodians(communities: readonly string[]): string[];
  custodiansOf(community: string): string[];
  admit(userId: string, protocol: string): void;
  dismiss(userId: string, protocol: string): void;
  admittedTo(protocol: string): string[];
}

export function openGrants(database: DatabaseSync): Grants {
  const sql = (text: string) => database.prepare(text);
  const give = sql('INSERT OR IGNORE INTO grants VALUES (?, ?, ?)');
  const take = sql('DELETE FROM grants WHERE user_id = ? AND role = ? AND community = ?');
  const read = sql('SELECT role, community FROM grants WHERE user_id = ? ORDER BY community');
  const custodians = sql(
    "SELECT user_id AS value FROM grants WHERE role = 'custodian' AND community = ?",
  );
  const join = sql('INSERT OR IGNORE INTO community_members VALUES (?, ?)');
  const leave = sql('DELETE FROM community_members WHERE user_id = ? AND community = ?');
  const memberships = sql(
    'SELECT community AS value FROM community_members WHERE user_id = ? ORDER BY community',
  );
  const admit = sql('INSERT OR IGNORE INTO protocol_members VALUES (?, ?)');
  const dismiss = sql('DELETE FROM protocol_members WHERE user_id = ? AND protocol = ?');
  const protocols = sql('SELECT protocol AS value FROM protocol_members WHERE user_id = ?');
  const admitted = sql('SELECT user_id AS value FROM protocol_members WHERE protocol = ?');
  const values = (rows: readonly Record<string, unknown>[]) =>
    rows.map(({ value }) => String(value));

  return {
    grantsOf: (userId) => toGrants(read.all(userId)),
    membershipsOf: (userId) => values(memberships.all(userId)),
    protocolsOf: (userId) => values(protocols.all(userId)),
    give({ userId, role, community }) {
      if (role === 'member') join.run(userId, community);
      else give.run(userId, role, community === 'all' ? EVERYWHERE : community);
    },
    take({ userId, role, community }) {
      if (role === 'member') leave.run(userId, community);
      else take.run(userId, role, community === 'all' ? EVERYWHERE : community);
    },
    withCustodians: (communities) => communities.filter((id) => custodians.get(id) !== undefined),
    custodiansOf: (community) => values(custodians.all(community)),
    admit: (userId, protocol) => void admit.run(userId, protocol),
    dismiss: (userId, protocol) => void dismiss.run(userId, protocol),
    admittedTo: (protocol) => values(admitted.all(protocol)),
  };
}

function toGrants(rows: readonly Record<string, unknown>[]): Grant[] {
  const byRole = Map.groupBy(rows, ({ role }) => String(role));
  return ROLES.filter((role) => byRole.has(role)).map((role) => {
    const communities = (byRole.get(role) ?? []).map(({ community }) => String(community));
    return { role, communities: communities.includes(EVERYWHERE) ? 'all' : communities };
  });
}
