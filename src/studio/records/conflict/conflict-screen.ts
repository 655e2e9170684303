import { stringify } from 'yaml';
import type { Bilingual } from '#domain/archive-error.ts';
import type { Screen, SignedVisit } from '../../http/route.ts';
import type { Edited } from '../editing/edit-record.ts';
import type { Records } from '../open-records.ts';
import { headOf, type RecordHead } from '../record-head.ts';
import { describePath } from './describe-path.ts';

export interface ConflictData {
  head: RecordHead;
  /** Whose change came first; `null` where the account is gone. */
  by: string | null;
  /** Page of the form that was sent. */
  back: string;
  collisions: readonly {
    label: Bilingual;
    /** JSON, for the form. */
    path: string;
    mine: string;
    /** In words. */
    theirsShown: string;
    mineShown: string;
    isText: boolean;
    isGone: boolean;
  }[];
}

/** Both versions of every field in which two people's changes collide. */
export function conflictScreen(
  records: Records,
  { collisions, standing, by }: Extract<Edited, { outcome: 'collided' }>,
  visit: SignedVisit,
): Screen {
  const data: ConflictData = {
    head: headOf(records, standing, visit),
    by: records.nameOf(by),
    back: visit.url.pathname,
    collisions: collisions.map(({ path, mine, theirs }) => ({
      label: describePath(standing.type, path),
      path: JSON.stringify(path),
      mine: mine === undefined ? '' : JSON.stringify(mine),
      theirsShown: show(theirs),
      mineShown: show(mine),
      isText: typeof mine === 'string' && typeof theirs === 'string',
      isGone: mine === undefined,
    })),
  };
  return { screen: 'record-conflict', data, status: 409 };
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? stringify(value, { lineWidth: 0 }).trimEnd() : String(value);
}
