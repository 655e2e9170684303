import type { PublicRecordOfType } from '#domain/public/record.ts';
import type { Page } from '#layouts/page.ts';
import type { RecordLink, References } from '../references.ts';
import { type LocatorMark, type LocatorView, notesOn, ownMark } from './locator-marks.ts';
import { positionOf } from './positions.ts';

/** The map of a place's page: itself, the provinces it was or became, and what lies around a region. */
export function placeLocator(
  page: Page,
  { id, facts }: PublicRecordOfType<'place'>,
  name: string,
  references: References,
): LocatorView | null {
  const title = page.t('map:whereIs', { name });
  const former =
    facts.kind === 'province'
      ? references.list(`former:${id}`).filter((unit) => isFormerProvince(references, unit))
      : [];
  const was = facts.kind === 'former-province';
  const unit = unitAround(references, id);
  // The middle of a province does not bear the name of what lies somewhere in it.
  const own = ownMark(references, unit?.id ?? id, was ? 'former' : undefined);
  const [middle] = own;
  if (middle === undefined) return null;
  // A province that was not merged has one former self, at the same spot.
  const parts =
    former.length < 2 ? [] : former.flatMap((unit) => ownMark(references, unit, 'former'));
  const now = was ? facts.succeededBy.flatMap((unit) => ownMark(references, unit)) : [];
  const around = facts.kind === 'region' ? provincesNear(references, middle) : [];
  const all = [...own, ...parts, ...now, ...around];
  return {
    title,
    marks: own,
    detail: all.length > 1 ? all : [],
    notes: unit === null ? notesOn(page, all) : [page.t('map:centreOf', { places: unit.title })],
  };
}

/** The unit whose position stands for a place that has none of its own. */
function unitAround(references: References, id: string): RecordLink | null {
  const position = positionOf(references, id);
  return position === null || position.of === id ? null : references.link(position.of);
}

const NEAR_DEGREES = 1.15;

function provincesNear(references: References, { at: [lon, lat] }: LocatorMark): LocatorMark[] {
  return references
    .list('type:place')
    .filter((id) => references.place(id)?.facts.kind === 'province')
    .flatMap((id) => ownMark(references, id))
    .filter((mark) => {
      const away = Math.hypot(mark.at[0] - lon, mark.at[1] - lat);
      return away < NEAR_DEGREES && away > 0;
    })
    .map((mark) => ({ ...mark, kind: 'near' as const }));
}

function isFormerProvince(references: References, id: string): boolean {
  return references.place(id)?.facts.kind === 'former-province';
}
