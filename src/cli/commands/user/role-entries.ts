import { type RoleEntry, toRoleEntry } from '#studio/accounts/given-role.ts';
import type { Workspace } from '../../workspace.ts';
import { knownCommunities } from './known-communities.ts';

/**
 * `officer,editor` in `kinh,khmer`, or everywhere: each role in each.
 * @throws ArchiveError `role-unknown`, `community-unknown`, `role-needs-community`.
 */
export async function toRoleEntries(
  workspace: Workspace,
  { roles, communities }: { roles: string; communities: string | undefined },
): Promise<RoleEntry[]> {
  const named = parts(communities ?? 'all');
  const isEverywhere = named.every((community) => community === 'all');
  const known = isEverywhere ? [] : await knownCommunities(workspace);
  return parts(roles).flatMap((role) =>
    named.map((community) => toRoleEntry({ role, community }, known)),
  );
}

function parts(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
