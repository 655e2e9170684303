import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicCue, PublicMediaFacts } from '#domain/public/media.ts';
import type { PublicEntry, PublicRecord } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import { lineReader } from '#public-records/line-reader.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { type SearchableRecords, searchableIds } from '#search/documents.ts';
import { searchedLists } from '#tests/golden/search/records.ts';
import { pick, seeded, zipf } from './random.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** One line of `records.jsonl` of a grown archive. */
interface GrownLine {
  entry: PublicEntry;
  months: number[];
  searchOnly: string[];
}

/** The first size is the sample without its sources; the others are the whole sample, grown. */
const WITHOUT_SOURCES = 1_100;
/** Every so many-th record is a recording with a long transcript. */
const RECORDING = 25;
const CUE_WORDS = 12;
const SECONDS_A_CUE = 5;

/**
 * Writes the sample archive grown to `count` records to a folder that openGrown reads. What is grown
 * belongs to real communities and places of the sample and says nothing: its words are pairs of syllables
 * drawn by Zipf's law. With `named`, half of the titles tell the people, and half keep a word in the other
 * language, as titles of real records do. For measuring only; the same sample gives the same archive.
 */
export function writeGrown(
  sample: PublicRecords,
  { count, folder, named = false }: { count: number; folder: string; named?: boolean },
): void {
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, 'records.jsonl'), 'w');
  const places: { id: string; type: string; at: number; length: number }[] = [];
  let at = 0;
  const write = (line: GrownLine) => {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    writeSync(file, bytes);
    places.push({ id: line.entry.id, type: line.entry.type, at, length: bytes.length });
    at += bytes.length;
  };
  for (const id of searchableIds(sample)) {
    const entry = sample.entry(id);
    if (entry === null || (count < WITHOUT_SOURCES && entry.type === 'source')) continue;
    write({
      entry,
      months: sample.card(id)?.months ?? [],
      searchOnly: [...sample.searchOnlyNames(id)],
    });
  }
  const vocabulary = vocabularyOf(sample);
  const around = {
    communities: sample.list('type:community'),
    places: sample.list('type:place'),
    concepts: sample.list('type:concept'),
  };
  for (let number = 0; places.length < count; number += 1) {
    const line = grownLine(number, vocabulary, around);
    if (named) nameTitles(line, { number, sample });
    write(line);
  }
  closeSync(file);
  writeFileSync(join(folder, 'places.json'), JSON.stringify(places));
}

/** The archive that writeGrown wrote, read as the compiled projection is. */
export function openGrown(folder: string): SearchableRecords {
  const places = JSON.parse(readFileSync(join(folder, 'places.json'), 'utf8')) as {
    id: string;
    type: PublicRecord['type'];
    at: number;
    length: number;
  }[];
  const byId = new Map(places.map((place) => [place.id, place]));
  const lines = lineReader<GrownLine>(join(folder, 'records.jsonl'));
  function read(id: string): GrownLine | null {
    const place = byId.get(id);
    return place === undefined ? null : lines.read(place.at, place.length);
  }
  const all = new Set(byId.keys());
  const lists = new Map<string, string[]>();
  for (const { id } of places) {
    // What is grown stands in no list that search reads, and there is much of it.
    const entry = id.startsWith('grown-') ? undefined : read(id)?.entry;
    for (const name of entry === undefined || entry.type === 'tombstone'
      ? []
      : searchedLists(entry)) {
      lists.set(name, [...(lists.get(name) ?? []), id]);
    }
  }
  return {
    entries: places.map(({ id, type }) => ({ id, type, page: true })),
    entry: (id) => read(id)?.entry ?? null,
    card: (id) => ({ months: read(id)?.months ?? [] }),
    inChannel: () => all,
    searchOnlyNames: (id) => read(id)?.searchOnly ?? [],
    list: (name) => lists.get(name) ?? [],
    hashOf: (input) => input,
  };
}
interface Around {
  communities: readonly string[];
  places: readonly string[];
  concepts: readonly string[];
}

function grownLine(number: number, words: Vocabulary, around: Around): GrownLine {
  const random = seeded(number + 1);
  const recording = number % RECORDING === 0;
  const type = recording
    ? 'media'
    : pick(random, ['festival', 'custom', 'product', 'place'] as const);
  const id = `grown-${number}`;
  const texts = [
    grownText('vi', random, {
      word: words.vietnamese,
      title: 3,
      words: recording ? 30 : 110,
      gap: ' ',
    }),
    ...(random() < 0.6
      ? [
          grownText('en', random, {
            word: words.english,
            title: 3,
            words: recording ? 30 : 110,
            gap: ' ',
          }),
        ]
      : []),
    ...(random() < 0.1
      ? [grownText('km', random, { word: words.khmer, title: 3, words: 60, gap: '' })]
      : []),
  ];
  const entry = {
    id,
    type,
    slug: id,
    formerSlugs: [],
    review: 'compiled-from-public-sources',
    channels: ['page', 'search'],
    texts,
    narratives: [],
    names: [],
    communities: [around.communities[zipf(random, around.communities.length)] ?? ''],
    places: [pick(random, around.places)],
    concepts: [pick(random, around.concepts), pick(random, around.concepts)],
    media: [],
    sources: [],
    related: [],
    similar: [],
    rights: { licence: 'CC-BY-SA-4.0', holder: null, attribution: null, labels: [] },
    history: [],
    facts: type === 'media' ? recordingFacts(random, words) : factsOf(type),
  } as unknown as PublicEntry;
  const months = type === 'festival' ? [1 + Math.floor(random() * 12)] : [];
  return { entry, months, searchOnly: [] };
}

const OF_PEOPLE: Readonly<Record<string, string>> = { vi: 'của người', en: 'of the' };
/** Of titles, so many name a people, and so many keep a word. */
const NAMED = 0.5;

/** Has its titles name its people, and keep the first word of the Vietnamese one. */
function nameTitles(
  { entry }: GrownLine,
  { number, sample }: { number: number; sample: PublicRecords },
): void {
  if (entry.type === 'tombstone') return;
  const random = seeded(-number - 1);
  const [tellsPeople, keepsWord] = [random() < NAMED, random() < NAMED];
  const people = sample.entry(entry.communities[0] ?? '');
  const first = entry.texts[0]?.title.split(' ')[0] ?? '';
  for (const text of entry.texts) {
    if (keepsWord && text.lang === 'en') text.title = `${first}, ${text.title}`;
    const of = OF_PEOPLE[text.lang];
    if (!tellsPeople || of === undefined || people === null || people.type === 'tombstone')
      continue;
    const name = people.texts.find(({ lang }) => lang === text.lang)?.title ?? '';
    text.title = `${text.title} ${of} ${name}`;
  }
}

function factsOf(type: 'festival' | 'custom' | 'product' | 'place'): object {
  const none = { listings: [], materials: [], season: null };
  switch (type) {
    case 'festival':
      return {
        ...none,
        calendar: { rule: 'unsourced' },
        calendarSources: [],
        durationDays: null,
        programme: [],
        attendance: null,
        visitorsMay: [],
        visitorsAsked: [],
      };
    case 'custom':
      return { ...none, domain: 'craft', lifeCycle: null };
    case 'product':
      return {
        ...none,
        makers: [],
        steps: [],
        designations: [],
        whereToFind: [],
        visitorsMay: [],
        visitorsAsked: [],
      };
    case 'place':
      return { kind: 'village', parent: null, coordinates: null, codes: [], succeededBy: [] };
  }
}

/** A recording of 8 to 40 minutes, with a line for every five seconds. */
function recordingFacts(random: () => number, { vietnamese }: Vocabulary): PublicMediaFacts {
  const lines = 100 + Math.floor(random() * 380);
  const cues: PublicCue[] = Array.from({ length: lines }, (_, i) => ({
    startSeconds: i * SECONDS_A_CUE,
    endSeconds: (i + 1) * SECONDS_A_CUE,
    text: sentence(random, vietnamese, CUE_WORDS, ' '),
  }));
  const madeOn = `${1985 + Math.floor(random() * 40)}`;
  return {
    kind: 'audio',
    durationSeconds: lines * SECONDS_A_CUE,
    widthPx: null,
    heightPx: null,
    derivatives: [],
    tracks: [{ kind: 'transcript', lang: 'vi', path: '', cues }],
    thumbhash: null,
    waveform: null,
    pages: null,
    speechLanguages: ['vi'],
    synthetic: true,
    alt: {},
    creator: null,
    madeOn,
    madeAt: null,
  };
}

function grownText(
  lang: string,
  random: () => number,
  shape: { word: (random: () => number) => string; title: number; words: number; gap: string },
): PublicText {
  const run = (count: number) => sentence(random, shape.word, count, shape.gap);
  const blocks = Array.from({ length: 3 }, () => run(Math.ceil(shape.words / 3)));
  return {
    lang,
    title: run(shape.title),
    summary: run(12),
    summarySources: [],
    status: 'draft',
    blocks: blocks.map((text) => ({ kind: 'paragraph', html: '', text, sources: [] })),
  };
}

/** `count` words, give or take one, the first in a capital. */
function sentence(
  random: () => number,
  word: (random: () => number) => string,
  count: number,
  gap: string,
): string {
  const length = Math.max(1, count + Math.floor(random() * 3) - 1);
  const text = Array.from({ length }, () => word(random)).join(gap);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
