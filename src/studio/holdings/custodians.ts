import type { DatabaseSync } from 'node:sqlite';

/** Of some communities, those for which somebody holds the role of a custodian. */
export function custodiansIn(
  database: DatabaseSync,
): (communities: readonly string[]) => readonly string[] {
  const has = database.prepare(
    "SELECT 1 FROM grants WHERE role = 'custodian' AND community = ? LIMIT 1",
  );
  return (communities) => communities.filter((id) => has.get(id) !== undefined);
}
