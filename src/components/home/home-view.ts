import type { PublicLunarMonth } from '#domain/public/calendar-date.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Page } from '#layouts/page.ts';
import { lacking } from '#public-records/gaps.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { type CardView, type RecordLink, type References, referencesFor } from '../references.ts';

export const DOORS = ['festival', 'custom', 'product', 'place'] as const satisfies RecordType[];
const THREADS_SHOWN = 5;
const HEARD_SHOWN = 4;
const MEDIA_LOOKED_AT = 200;

export interface MonthView {
  month: number;
  total: number;
  /** What to draw, at most THREADS_SHOWN: festivals before products. */
  threads: ('festival' | 'product')[];
}

export interface HomeView {
  references: References;
  /** The month it is: `2026-11`. */
  month: string;
  lunarMonths: readonly PublicLunarMonth[];
  months: MonthView[];
  featured: CardView | null;
  counts: Record<(typeof DOORS)[number], number>;
  communities: (RecordLink & { native: CardView['native'] })[];
  stories: CardView[];
  /** With a reading in the page's language. */
  heard: CardView[];
  records: number;
  sources: number;
  /** No photograph and no community's own words yet. */
  isSilent: boolean;
}

/** What stands on the first page. */
export function homeView(records: PublicRecords, page: Page): HomeView {
  const references = referencesFor(records, page);
  const count = (type: RecordType): number => records.list(`type:${type}`).length;
  const festivals = records.list('type:festival');
  // The one that says most in every sense: sound, then a name in its own script.
  const candidates = references.cards(festivals.slice(0, 120));
  const featured =
    candidates.find((card) => card.hasAudio && card.native !== null) ??
    candidates.find((card) => card.native !== null) ??
    candidates[0] ??
    null;
  return {
    references,
    month: records.month,
    lunarMonths: records.lunarMonths,
    months: monthViews(records),
    featured,
    counts: {
      festival: festivals.length,
      custom: count('custom'),
      product: count('product'),
      place: count('place'),
    },
    communities: references
      .cards(records.list('type:community'))
      .map((card) => ({ ...card, native: card.native })),
    stories: references.cards(records.list('type:story').slice(0, 3)),
    heard: heardIn(records, page, references),
    records: (['festival', 'custom', 'product', 'community', 'place', 'story'] as const)
      .map(count)
      .reduce((sum, each) => sum + each, 0),
    sources: count('source'),
    isSilent: (['photograph', 'community-words'] as const).every((gap) => {
      const { ids, of } = lacking(records, gap);
      return ids.length === of;
    }),
  };
}

function heardIn(records: PublicRecords, page: Page, references: References): CardView[] {
  const told = records
    .list('type:media')
    .slice(0, MEDIA_LOOKED_AT)
    .flatMap((id) => records.list(`uses:${id}`));
  const heard = references
    .cards([...new Set(told)])
    .filter(({ reading }) => reading?.lang === page.lang);
  // A name in another script costs a first visit its font.
  return heard
    .toSorted((a, b) => Number(a.native !== null) - Number(b.native !== null))
    .slice(0, HEARD_SHOWN);
}

/** The year as threads: what falls in each month. */
export function monthViews(records: PublicRecords): MonthView[] {
  const festivals = new Set(records.list('type:festival'));
  return Array.from({ length: 12 }, (_, index) => monthView(records, index + 1, festivals));
}

function monthView(
  records: PublicRecords,
  month: number,
  festivals: ReadonlySet<string>,
): MonthView {
  const ids = records.list(`month:${month}`);
  const held = ids.filter((id) => festivals.has(id)).length;
  const threads: MonthView['threads'] = [
    ...new Array<'festival'>(held).fill('festival'),
    ...new Array<'product'>(ids.length - held).fill('product'),
  ];
  return { month, total: ids.length, threads: threads.slice(0, THREADS_SHOWN) };
}
