import type { AccessSubject } from './access-subject.ts';

/**
 * For whom a projection is made. `protocols`: those the person is admitted to; `communities`: those they
 * are a custodian of.
 */
export type Viewer =
  | { kind: 'public' }
  | { kind: 'member'; person: string; protocols: readonly string[] }
  | {
      kind: 'custodian';
      person: string;
      communities: readonly string[];
      protocols: readonly string[];
    };

/**
 * Is the viewer a custodian of this record? A community is its own; a protocol is its owner's; an
 * occurrence without communities is of those of its festival. A custodian of a parent community is
 * not one of its branches.
 */
export function isCustodianOf(
  viewer: Viewer,
  subject: AccessSubject,
  get: (id: string) => AccessSubject | null,
): boolean {
  if (viewer.kind !== 'custodian') return false;
  return custodyOf(subject, get).some((community) => viewer.communities.includes(community));
}

function custodyOf(subject: AccessSubject, get: (id: string) => AccessSubject | null): string[] {
  if (subject.type === 'community') return [subject.id];
  if (subject.type === 'protocol') {
    return subject.standsOn === null ? [] : [subject.standsOn];
  }
  if (subject.type === 'occurrence' && subject.communities.length === 0) {
    return (subject.standsOn === null ? null : get(subject.standsOn))?.communities ?? [];
  }
  return subject.communities;
}
