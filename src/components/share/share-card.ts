import type { PublicDerivative } from '#domain/public/media.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import type { CardCloth, CardPicture, CardWords, ShareCard } from '#domain/public/share-card.ts';
import { capitalised, withoutMarks } from '#i18n/fallback-marks.ts';
import type { Page } from '#layouts/page.ts';
import { WORDMARK, wordmarkSvg } from '../chrome/wordmark.ts';
import { recordView } from '../record/record-view.ts';
import type { References } from '../references.ts';
import { type Dye, type Weave, weaveOf } from '../weave.ts';
import { clothColours, FIELDS } from './card-colours.ts';

/** Places named on a card, and communities. */
const NAMED = 3;
/** A picture is cut to the card's shape: its licence must let it be, and let it go to where people share. */
const MAY_BE_CUT: ReadonlySet<string> = new Set([
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'public-domain',
]);
/** Sharp enough for its part of the card. */
const PICTURE_PX = 720;
/** Pixels of the card for one of a page. */
const CLOTH_SCALE = 2;

/** What the card of a record shows, on its page `page`. */
export function shareCardOf(page: Page, record: PublicRecord, references: References): ShareCard {
  const view = recordView(page, record, references);
  const weave = weaveOf(record.id, record.type);
  const communities = record.type === 'community' ? [] : record.communities;
  const names = [view.title, ...view.native].map(({ text, lang }) => ({ text, lang }));
  const titles = record.texts.map(({ title, lang }) => ({ text: title, lang }));
  return {
    kicker: joined([
      { text: capitalised(withoutMarks(page.t(`type.${record.type}`))), lang: page.lang },
      ...wordsOf(references, communities),
    ]),
    names,
    otherNames: [...titles, ...record.names.map(({ text, lang }) => ({ text, lang }))],
    places: joined(wordsOf(references, record.places)),
    ...signature(page, weave.dye),
    cover: pictureOf(record, view.picture) ?? clothOf(weave),
  };
}

/** The card of everything that has none of its own: the archive's name and what it is. */
export function siteCard(page: Page): ShareCard {
  const { t, lang, site } = page;
  const weave = weaveOf('types-festival', 'festival');
  return {
    kicker: null,
    names: [{ text: withoutMarks(t('site.tagline')), lang }],
    otherNames: [{ text: site.name, lang: 'vi' }],
    places: null,
    ...signature(page, weave.dye),
    cover: clothOf(weave),
  };
}

function signature({ site }: Page, dye: Dye) {
  const { field, ink } = FIELDS[dye];
  const hue = dye === 'turmeric' ? FIELDS.lac.field : FIELDS.turmeric.field;
  const wordmark = site.name === WORDMARK.name ? wordmarkSvg(ink, hue) : null;
  return { site: site.name, wordmark, field, ink };
}

function wordsOf(references: References, ids: readonly string[]): CardWords[] {
  return references.links(ids.slice(0, NAMED)).map(({ title, lang }) => ({ text: title, lang }));
}

function joined(words: readonly CardWords[]): CardWords | null {
  const [first] = words;
  if (first === undefined) return null;
  return { text: words.map(({ text }) => text).join(' · '), lang: first.lang };
}

function clothOf(weave: Weave): CardCloth {
  const { ends, picks, shafts, treadles, warp, threading, treadling, tieUp } = weave;
  return {
    kind: 'cloth',
    ...{ ends, picks, shafts, treadles, warp, threading, treadling, tieUp },
    stripes: weave.stripes,
    mirror: weave.mirror,
    threadPx: weave.thread * CLOTH_SCALE,
    colours: clothColours(weave),
  };
}

/** The record's picture, where its own rule lets it stand on other sites. */
function pictureOf(
  record: PublicRecord,
  picture: PublicRecordOfType<'media'> | null,
): CardPicture | null {
  const shown = picture ?? (record.type === 'media' ? record : null);
  if (shown === null || shown.facts.kind !== 'image' || shown.facts.synthetic) return null;
  const { licence, holder } = shown.rights;
  if (!shown.channels.includes('embed') || !MAY_BE_CUT.has(licence)) return null;
  const file = fileFor(shown.facts.derivatives);
  const whose = shown.facts.creator ?? holder;
  if (file === undefined) return null;
  const credit = [whose, licence].filter((part) => part !== null).join(' · ');
  return { kind: 'picture', path: file.path, credit };
}

function fileFor(derivatives: readonly PublicDerivative[]): PublicDerivative | undefined {
  const jpegs = derivatives.filter(
    ({ role, mediaType }) => role === 'rendition' && mediaType.startsWith('image/jpeg'),
  );
  const enough = ({ widthPx, heightPx }: PublicDerivative) =>
    Math.min(widthPx ?? 0, heightPx ?? 0) >= PICTURE_PX;
  return jpegs.find(enough) ?? jpegs.at(-1);
}
