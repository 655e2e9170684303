import type { AccessSubject } from './access-subject.ts';

/** Where the access decision looks up other records. */
export interface Neighbourhood {
  get(id: string): AccessSubject | null;
  /** Records other than media whose own lists, story blocks or bulletin name the asset. */
  usersOf(mediaId: string): readonly string[];
}

/** What the record cannot stand without: nothing, or a record, `null` where that cannot be found. */
export type Base = 'none' | AccessSubject | null;

/**
 * The communities a record belongs to, `null` for one that cannot be found or is none. A community
 * answers for itself.
 */
export function communitiesOf(
  subject: AccessSubject,
  records: Neighbourhood,
): (AccessSubject | null)[] {
  if (subject.type === 'community') return [];
  return subject.communities.map((id) => {
    const community = records.get(id);
    return community?.type === 'community' ? community : null;
  });
}

/** A base must stand on nothing itself and be no media: decisions cannot run in a circle. */
export function baseOf(subject: AccessSubject, records: Neighbourhood): Base {
  if (subject.standsOn === null) return 'none';
  const base = records.get(subject.standsOn);
  return base === null || base.standsOn !== null || base.type === 'media' ? null : base;
}

/** Records that show a media asset. */
export function usersOf(media: AccessSubject, records: Neighbourhood): AccessSubject[] {
  return records
    .usersOf(media.id)
    .map((id) => records.get(id))
    .filter((user): user is AccessSubject => user !== null && user.type !== 'media');
}
