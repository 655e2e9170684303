import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arkBlade, TEST_ARK } from '#domain/public/ark.ts';
import type { PublicCard, PublicEntry } from '#domain/public/record.ts';
import { type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { PROJECTION_FILES, type ProjectionIndex } from '#public-records/format.ts';
import type { PublicRecords } from '#public-records/reader.ts';

const repository = join(import.meta.dirname, '..', '..', '..');

export const SMALL_SITE: SiteSettings = {
  url: 'https://archive.example',
  name: 'Kho nhỏ',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  ark: TEST_ARK,
  linkStyle: 'directory',
  indexCompiled: false,
};

/** A project of its own with four kinds of page, enough for Astro to compile in a second or two. */
export function makeSmallProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'small-site-'));
  for (const part of [
    'src/domain',
    'src/public-records',
    'src/i18n',
    'src/middleware.ts',
    'src/env.d.ts',
  ]) {
    cpSync(join(repository, part), join(root, part), { recursive: true });
  }
  for (const file of ['package.json', 'tsconfig.json', 'astro.config.mjs']) {
    cpSync(join(repository, file), join(root, file));
  }
  cpSync(join(import.meta.dirname, 'pages'), join(root, 'src/pages'), { recursive: true });
  cpSync(
    join(repository, 'src/pages/conformance.json.ts'),
    join(root, 'src/pages/conformance.json.ts'),
  );
  mkdirSync(join(root, 'src/styles'));
  writeFileSync(join(root, 'src/styles/site.css'), 'body { color: #222 }\n');
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  return root;
}

export interface SmallFestival {
  id: string;
  title: string;
  slug?: string;
  formerSlugs?: string[];
  related?: string[];
  withdrawn?: boolean;
}

/** Writes a compiled projection of festivals; `validUntil` is ISO 8601. */
export function writeProjection(
  folder: string,
  festivals: readonly SmallFestival[],
  validUntil: string | null = null,
): void {
  mkdirSync(folder, { recursive: true });
  const lines = { records: '', cards: '' };
  const entries: ProjectionIndex['entries'] = festivals.map((festival) => {
    const { id, slug = id, formerSlugs = [], withdrawn = false } = festival;
    const [record, card] = [toEntry(festival), toCard(festival)].map((it) => JSON.stringify(it));
    const at = Buffer.byteLength(lines.records);
    const cardAt = Buffer.byteLength(lines.cards);
    lines.records += `${record}\n`;
    lines.cards += `${card}\n`;
    return {
      id,
      type: withdrawn ? 'tombstone' : 'festival',
      routeType: 'festival',
      slug,
      formerSlugs,
      page: true,
      ark: arkBlade(id),
      at,
      length: Buffer.byteLength(record ?? ''),
      hash: shortHash(record ?? ''),
      cardAt,
      cardLength: Buffer.byteLength(card ?? ''),
      cardHash: shortHash(card ?? ''),
    };
  });
  const ids = festivals.filter(({ withdrawn }) => withdrawn !== true).map(({ id }) => id);
  const index: ProjectionIndex = {
    version: 1,
    hash: shortHash(lines.records + lines.cards),
    validUntil,
    entries,
    lists: { 'type:festival': { ids, hash: shortHash(ids.join()) } },
    calendar: { month: '2026-11', years: [], lunarMonths: [], groups: {} },
  };
  writeFileSync(join(folder, PROJECTION_FILES.records), lines.records);
  writeFileSync(join(folder, PROJECTION_FILES.cards), lines.cards);
  writeFileSync(join(folder, PROJECTION_FILES.channels), '{}');
  writeFileSync(join(folder, PROJECTION_FILES.searchOnly), '{}');
  writeFileSync(join(folder, PROJECTION_FILES.files), '[]');
  writeFileSync(join(folder, PROJECTION_FILES.calendar), '{"dates":[],"groups":{}}');
  writeFileSync(join(folder, PROJECTION_FILES.index), JSON.stringify(index));
}

/** Every page of the small site. */
export function smallSiteRoutes(records: PublicRecords): Route[] {
  const pages = SMALL_SITE.locales.flatMap((locale) => [
    routes.home(locale),
    ...records.entries.flatMap(({ slug, formerSlugs }) =>
      [slug, ...formerSlugs].map((name) => routes.record(locale, 'festival', name)),
    ),
  ]);
  return [...pages, routes.notFound(), routes.sitemap()];
}

function toEntry(festival: SmallFestival): PublicEntry {
  const { id, title, slug = id, formerSlugs = [], related = [] } = festival;
  if (festival.withdrawn === true) {
    const shown = { withdrawnOn: null, title: null, reason: null };
    return { id, type: 'tombstone', formerType: 'festival', slug, formerSlugs, ...shown };
  }
  const none = { narratives: [], names: [], communities: [], places: [], concepts: [] };
  return {
    id,
    type: 'festival',
    slug,
    formerSlugs,
    review: 'compiled-from-public-sources',
    channels: ['page', 'search'],
    texts: [
      { lang: 'vi', title, summary: null, summarySources: [], status: 'reviewed', blocks: [] },
    ],
    ...none,
    media: [],
    sources: [],
    related: related.map((it) => ({ id: it, reason: null })),
    similar: [],
    rights: { licence: 'CC0-1.0', holder: null, attribution: null, labels: [] },
    history: [],
    facts: {
      calendar: { rule: 'unsourced' },
      calendarSources: [],
      durationDays: null,
      programme: [],
      attendance: null,
      visitorsMay: [],
      visitorsAsked: [],
      listings: [],
    },
  };
}

function toCard({ id, title, slug = id, withdrawn = false }: SmallFestival): PublicCard {
  return {
    id,
    type: withdrawn ? 'tombstone' : 'festival',
    slug,
    review: null,
    titles: withdrawn ? {} : { vi: { title, summary: null } },
    names: [],
    communities: [],
    places: [],
    months: [],
    image: null,
    hasAudio: false,
    readings: [],
    hasVideo: false,
    manifest: null,
  };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
