import { ArchiveError } from '#domain/archive-error.ts';
import { ROLES } from '../policy/actor.ts';

/** Roles, and belonging to a community without one. */
export const GIVEN_ROLES = [...ROLES, 'member'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

export interface RoleEntry {
  role: GivenRole;
  /** A record id. */
  community: 'all' | string;
}

/**
 * A role for a community, or for `all`, as a form or the terminal names it.
 * @throws ArchiveError `role-unknown`, `community-unknown`, `role-needs-community`.
 */
export function toRoleEntry(
  typed: { role: string; community: string },
  communities: readonly { id: string }[],
): RoleEntry {
  const role = GIVEN_ROLES.find((known) => known === typed.role);
  if (role === undefined) throw roleUnknown(typed.role);
  const { community } = typed;
  if (community === 'all') {
    if (role === 'custodian' || role === 'member') throw roleNeedsCommunity(role);
    return { role, community };
  }
  if (!communities.some(({ id }) => id === community)) throw communityUnknown(community);
  return { role, community };
}

export function roleUnknown(role: string): ArchiveError {
  return new ArchiveError({
    name: 'role-unknown',
    what: { vi: `Không có vai trò "${role}".`, en: `There is no role "${role}".` },
    hint: {
      vi: `Chọn một trong: ${GIVEN_ROLES.join(', ')}.`,
      en: `Choose one of: ${GIVEN_ROLES.join(', ')}.`,
    },
  });
}

function communityUnknown(community: string): ArchiveError {
  return new ArchiveError({
    name: 'community-unknown',
    what: {
      vi: `Kho không có cộng đồng nào mang mã "${community}".`,
      en: `The archive has no community with the id "${community}".`,
    },
    hint: {
      vi: 'Dùng mã của hồ sơ cộng đồng, như trong thư mục communities của kho.',
      en: 'Use the id of a community’s record, as in the communities folder of the archive.',
    },
  });
}

function roleNeedsCommunity(role: string): ArchiveError {
  return new ArchiveError({
    name: 'role-needs-community',
    what: {
      vi: `Vai trò "${role}" phải thuộc về một cộng đồng.`,
      en: `The role "${role}" belongs to one community.`,
    },
    hint: {
      vi: 'Mỗi cộng đồng tự cử người giữ gìn của mình: hãy chọn cộng đồng.',
      en: 'Each community names its own: choose the community.',
    },
  });
}

export function roleNotYours(): ArchiveError {
  return new ArchiveError({
    name: 'role-not-yours-to-give',
    what: {
      vi: 'Bạn không trao hay bỏ được vai trò này ở cộng đồng ấy.',
      en: 'This role in that community is not yours to give or take.',
    },
    hint: {
      vi: 'Cộng đồng đã có người giữ gìn thì chỉ họ cử thêm hoặc thôi; vai trò khác do cán bộ của cộng đồng ấy trao.',
      en: 'Where a community has custodians, only they name others; other roles are given by that community’s officer.',
    },
  });
}
