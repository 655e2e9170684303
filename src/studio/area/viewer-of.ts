import { createHash } from 'node:crypto';
import type { Viewer } from '#projection/viewer.ts';
import type { Actor } from '../policy/actor.ts';

type AreaViewer = Exclude<Viewer, { kind: 'public' }>;

/**
 * As whom somebody reads in the community area: by the protocols they were admitted to and the communities
 * they are custodian of. No other role shows more than that. Whoever may see the same is the same viewer.
 */
export function viewerOf({ grants, protocols }: Pick<Actor, 'grants' | 'protocols'>): AreaViewer {
  const admitted = [...new Set(protocols)].sort();
  const communities = grants.flatMap((grant) =>
    grant.role === 'custodian' && grant.communities !== 'all' ? grant.communities : [],
  );
  const theirs = [...new Set(communities)].sort();
  const person = '';
  return theirs.length === 0
    ? { kind: 'member', person, protocols: admitted }
    : { kind: 'custodian', person, protocols: admitted, communities: theirs };
}

/** A name for the viewer, fit for a folder. */
export function viewerKey(viewer: AreaViewer): string {
  return createHash('sha256').update(JSON.stringify(viewer)).digest('hex').slice(0, 16);
}
