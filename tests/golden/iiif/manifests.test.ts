import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PublicCard, PublicRecord } from '#domain/public/record.ts';
import type { ManifestGroup } from '#domain/public/routes.ts';
import type { Media } from '#exports/iiif/about-media.ts';
import { type CollectionSources, manifestMember, toCollection } from '#exports/iiif/collection.ts';
import type { LanguageMap } from '#exports/iiif/language-map.ts';
import { toManifest } from '#exports/iiif/presentation-3.ts';
import type { Collection, Manifest } from '#exports/iiif/resources.ts';
import { GOLDEN_SITE, GOLDEN_WORDS } from './golden-words.ts';

/** A record, its media where it is none itself, and what is called how; all of it invented. */
interface GoldenRecord {
  record: PublicRecord;
  media?: Media[];
  labels: Record<string, LanguageMap>;
}
type GoldenCards = { group: ManifestGroup; cards: PublicCard[] } & Pick<
  CollectionSources,
  'label' | 'homepages'
>;

const read = <T>(name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as T;
const namesOf = (ending: string) =>
  globSync(`*${ending}`, { cwd: import.meta.dirname })
    .map((name) => basename(name, ending))
    .sort();

function manifestOf({ record, media, labels }: GoldenRecord): Manifest {
  return toManifest(record, {
    site: GOLDEN_SITE,
    words: GOLDEN_WORDS,
    media: media ?? [record as Media],
    label: (id) => labels[id] ?? null,
  });
}

describe.each(namesOf('.record.json'))('the manifest of %s', (name) => {
  const manifest = manifestOf(read(`${name}.record.json`));

  test('is the one that was agreed', () => {
    expect(manifest).toEqual(read(`${name}.manifest.json`));
  });

  test('gives every resource an id of its own', () => {
    const ids: string[] = [];
    JSON.stringify(manifest, (_, value: unknown) => {
      const { id, type } = (value ?? {}) as { id?: string; type?: string };
      const isOwn = /^(?:Manifest|Canvas|Annotation|AnnotationPage|Range)$/.test(type ?? '');
      if (id !== undefined && isOwn && !id.includes('#')) ids.push(id);
      return value;
    });
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has ranges of its own canvases alone, within their length', () => {
    const lengths = new Map(manifest.items.map(({ id, duration }) => [id, duration ?? 0]));
    for (const chapter of manifest.structures?.flatMap(({ items }) => items) ?? []) {
      const [part] = 'items' in chapter ? chapter.items : [];
      const [canvas = '', time = ''] = part?.id.split('#t=') ?? [];
      const [start = -1, end = -1] = time.split(',').map(Number);
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(lengths.get(canvas) ?? -1);
    }
  });
});

test('the kinds of media, and a record with several, are all there', () => {
  expect(namesOf('.record.json')).toEqual(['document', 'film', 'image', 'several', 'sound']);
});

test.each(namesOf('.cards.json'))('the collection of %s is the one that was agreed', (name) => {
  const { group, cards, ...told } = read<GoldenCards>(`${name}.cards.json`);
  const members = cards.map((card) => manifestMember(card, GOLDEN_SITE.url));
  const collection = toCollection(group, { ...told, site: GOLDEN_SITE, members });
  expect(collection).toEqual(read<Collection>(`${name}.collection.json`));
});
