import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_ARK } from '#domain/public/ark.ts';
import type { CalendarDate } from '#domain/public/calendar-date.ts';
import type { PublicCard, PublicRecord } from '#domain/public/record.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { PublicRecords } from '#public-records/reader.ts';

export const GOLDEN_FOLDER = import.meta.dirname;

export const SITE: SiteSettings = {
  url: 'https://kho.example/thu',
  name: 'Kho thử',
  locales: ['vi', 'en', 'km', 'zh-Hant'],
  timeZone: 'Asia/Ho_Chi_Minh',
  ark: TEST_ARK,
  linkStyle: 'directory',
  indexCompiled: false,
};

/** One record of tests/golden/exports/records, and the locale its page is shown in. */
export interface GoldenRecord {
  locale: string;
  record: PublicRecord;
  /** Of a festival. */
  dates: CalendarDate[];
}

/** The golden records by id: one of every type at the least. What a file leaves out is empty. */
export function goldenRecords(): GoldenRecord[] {
  const folder = join(GOLDEN_FOLDER, 'records');
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const { locale, record, dates = [] } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return { locale, record: filled(record), dates };
    });
}

/** The golden records as pages read them; nothing else is in the archive. */
export function goldenArchive(goldens: readonly GoldenRecord[]): PublicRecords {
  const byId = new Map(goldens.map((golden) => [golden.record.id, golden.record]));
  const ids = (wanted: (record: PublicRecord) => boolean) =>
    [...byId.values()].filter(wanted).map(({ id }) => id);
  const newest = ({ history }: PublicRecord) =>
    history
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '';
  return {
    month: '2026-11',
    calendarYears: [2026, 2027],
    entry: (id: string) => byId.get(id) ?? null,
    card: (id: string) => cardOf(byId.get(id)),
    idOf: (_: string, slug: string) => (byId.has(slug) ? slug : null),
    list(name: string) {
      if (name.startsWith('type:')) return ids(({ type }) => `type:${type}` === name);
      if (name !== 'recent') return [];
      return ids((record) => newest(record) !== '').sort((a, b) =>
        newest(byId.get(a) as PublicRecord) < newest(byId.get(b) as PublicRecord) ? 1 : -1,
      );
    },
    dates: (group: string) =>
      goldens.flatMap(({ record, dates }) =>
        group === 'all' || group === `festival:${record.id}` ? dates : [],
      ),
  } as unknown as PublicRecords;
}

function cardOf(record: PublicRecord | undefined): PublicCard | null {
  if (record === undefined) return null;
  const { id, type, slug, review, texts, names, communities, places } = record;
  const titles =
    record.type === 'source'
      ? { und: { title: record.facts.citation.title, summary: null } }
      : Object.fromEntries(texts.map(({ lang, title, summary }) => [lang, { title, summary }]));
  return {
    ...{ id, type, slug, review, names, communities, places, titles, months: [], image: null },
    ...{ hasAudio: false, readings: [], hasVideo: false, manifest: null },
  };
}

function filled(given: Partial<PublicRecord> & { id: string }): PublicRecord {
  const noFacts = {
    ...{ calendarSources: [], durationDays: null, programme: [], attendance: null },
    ...{ visitorsMay: [], visitorsAsked: [], steps: [], whereToFind: [], listings: [] },
    ...{ family: null, languages: [], scripts: [], population: [] },
    ...{ custodians: [], protocols: [], approach: [] },
  };
  return {
    slug: given.id,
    formerSlugs: [],
    review: 'compiled-from-public-sources',
    channels: ['page', 'search'],
    narratives: [],
    ...{ names: [], communities: [], places: [], concepts: [], media: [], sources: [] },
    ...{ related: [], similar: [], history: [] },
    rights: { licence: 'CC0-1.0', holder: null, attribution: null, labels: [] },
    ...given,
    texts: (given.texts ?? []).map(
      (text): PublicText => ({ ...text, summarySources: [], status: 'reviewed', blocks: [] }),
    ),
    facts: { ...noFacts, ...given.facts },
  } as PublicRecord;
}
