import { createHash } from 'node:crypto';
import type { PublicRecord } from '#domain/public/record.ts';
import { toSearchCard } from '../cards.ts';
import {
  type SearchableRecords,
  type SearchDocument,
  searchableIds,
  toSearchDocument,
} from '../documents.ts';
import { otherHanForms } from '../han-variants.ts';
import { cutTokens, type Token, tokenise } from '../tokens.ts';
import { codedWhole, codedWord } from './query/coded-words.ts';
import {
  cardField,
  EXACT,
  fieldLanguage,
  fieldOf,
  HIDDEN,
  JOINED,
  labelField,
  MINOR_WHOLE,
  NAME_FIELDS,
  NEARLY,
  PAIRS,
  passageField,
  TEXTS,
  WHOLE,
} from './query/fields.ts';

/** A record as Meilisearch keeps it (fields: query/fields.ts). */
export interface MeilisearchDocument {
  id: string;
  /** Of all the rest: another hash, another document. */
  hash: string;
  [field: string]: unknown;
}

/** Neighbouring words of a name written as one, for those who type `okom` or `dantinh`: so many at most. */
const MAX_JOINED = 3;

/** A document, and what the index as a whole needs of it. */
export interface Indexed {
  document: MeilisearchDocument;
  /** The title by locale, for the order of the alphabet. */
  titles: Record<string, string>;
}

/** Every searchable record that is wanted, by id. */
export function* meilisearchDocuments(
  records: SearchableRecords,
  locales: readonly string[],
  isWanted: (id: string) => boolean = () => true,
): Generator<Indexed> {
  for (const id of searchableIds(records).filter(isWanted)) {
    const record = records.entry(id);
    if (record === null || record.type === 'tombstone') continue;
    yield toMeilisearchDocument(record, { records, locales });
  }
}

/** One record, with a card for each of `locales`. */
export function toMeilisearchDocument(
  record: PublicRecord,
  { records, locales }: { records: SearchableRecords; locales: readonly string[] },
): Indexed {
  const made = toSearchDocument(record, records);
  const cards = locales.map((locale) => ({
    locale,
    card: toSearchCard(record, { records, locale }),
  }));
  const hasLabel = record.type === 'community' || record.type === 'place';
  const content = {
    id: record.id,
    ...made.facets,
    ...(made.date === null ? {} : { date: made.date }),
    ...pointOf(record, records),
    ...Object.fromEntries(cards.map(({ locale, card }) => [cardField(locale), card])),
    ...Object.fromEntries(
      (hasLabel ? cards : []).map(({ locale, card: { title, titleLang } }) => [
        labelField(locale),
        { text: title, lang: titleLang },
      ]),
    ),
    ...nameFields(made),
    ...textFields(made),
    ...Object.fromEntries(
      made.passages
        .map((passage, n) => [passageField(n), passage] as const)
        .filter(([, { pieces }]) => pieces.length > 0),
    ),
  };
  return {
    document: { ...content, hash: hashOf(content) },
    titles: Object.fromEntries(cards.map(({ locale, card }) => [locale, card.title])),
  };
}

export function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

type Fields = Map<string, string[]>;

function add(fields: Fields, name: string, text: string): void {
  if (text === '') return;
  const texts = fields.get(name) ?? [];
  if (!texts.includes(text)) texts.push(text);
  fields.set(name, texts);
}

function nameFields({ names, searchOnly }: SearchDocument): Record<string, string[]> {
  // A pattern of NAME_PATTERNS that no document has a field for is refused by the server.
  const fields: Fields = new Map(
    Object.values(NAME_FIELDS).map((stem) => [fieldOf(stem, PAIRS), []]),
  );
  const isLeading = names.some(({ field }) => field === 'title');
  for (const { text, lang, field } of names) {
    const stem = NAME_FIELDS[field];
    const tokens = tokenise(text, { lastAlone: true });
    add(fields, fieldOf(stem, fieldLanguage(lang)), forMeilisearch(text));
    add(fields, fieldOf(stem, EXACT), coded(tokens, 'word'));
    add(fields, fieldOf(stem, PAIRS), coded(tokens, 'pair'));
    const isOwn = field !== 'context' && field !== 'minorContext';
    const isLatin = fieldLanguage(lang) !== 'km' && fieldLanguage(lang) !== 'zh';
    if (isLatin) add(fields, isOwn ? NEARLY.own : NEARLY.around, forMeilisearch(text));
    if (!isOwn) continue;
    for (const word of joinedWords(tokens)) add(fields, JOINED, word);
    const own = tokenise(text);
    const whole = isLeading ? WHOLE : MINOR_WHOLE;
    add(fields, whole, codedWhole(own, 'exact'));
    add(fields, whole, codedWhole(own, 'folded'));
  }
  for (const name of searchOnly) {
    add(fields, HIDDEN, forMeilisearch(name));
    add(fields, HIDDEN, coded(tokenise(name, { lastAlone: true }), 'pair'));
  }
  return Object.fromEntries(fields);
}

function textFields({ passages }: SearchDocument): Record<string, string[]> {
  const fields: Fields = new Map([[fieldOf(TEXTS, PAIRS), []]]);
  for (const { lang, pieces } of passages) {
    const text = pieces.map((piece) => piece.text).join('\n');
    add(fields, fieldOf(TEXTS, fieldLanguage(lang)), forMeilisearch(text));
    add(fields, fieldOf(TEXTS, PAIRS), coded(tokenise(text, { lastAlone: true }), 'pair'));
  }
  return Object.fromEntries(fields);
}

/** Words with their diacritics, or what stands for scripts without spaces, Han in all its forms. */
function coded(tokens: readonly Token[], wanted: 'word' | 'pair'): string {
  return tokens
    .filter(({ kind }) => (kind === 'word') === (wanted === 'word'))
    .flatMap((token) => [
      codedWord(token),
      ...(wanted === 'pair' && HAN.test(token.folded)
        ? otherHanForms(token.folded).map((folded) => codedWord({ ...token, folded }))
        : []),
    ])
    .join(' ');
}

const HAN = /\p{Script=Han}/u;

function* joinedWords(tokens: readonly Token[]): Generator<string> {
  if (tokens.some(({ kind }) => kind !== 'word')) return;
  const words = tokens.map(({ folded }) => folded);
  for (let first = 0; first < words.length; first += 1) {
    for (let many = 2; many <= MAX_JOINED; many += 1) {
      if (first + many <= words.length) yield words.slice(first, first + many).join('');
    }
  }
  if (words.length > MAX_JOINED) yield words.join('');
}

/**
 * The words of a text, so that Meilisearch cuts them as we do: zero-width spaces, which part Khmer words, are
 * spaces; apostrophes are of their word; ƀ is b, which it would not fold.
 */
function forMeilisearch(text: string): string {
  let words = '';
  let at = 0;
  cutTokens(text, false, (start, end) => {
    if (start > at) words += ' ';
    if (end > at) words += text.slice(Math.max(start, at), end);
    at = Math.max(at, end);
  });
  return words
    .replace(/[\u200B\uFEFF]/g, ' ')
    .replace(APOSTROPHES, '')
    .replace(/ƀ/g, 'b')
    .replace(/Ƀ/g, 'B')
    .trim();
}

const APOSTROPHES = /['\u2019\u02BC\u2018`\u00AD\u200B-\u200D\u2060]/g;

/** Where a record is: itself, or the first of its places that is told. */
function pointOf(record: PublicRecord, records: SearchableRecords) {
  const allowed = records.inChannel('search');
  const places = record.places.filter((id) => allowed.has(id)).map((id) => records.entry(id));
  for (const place of [record, ...places]) {
    if (place?.type !== 'place' || place.facts.coordinates === null) continue;
    const { lat, lon } = place.facts.coordinates;
    return { _geo: { lat, lng: lon } };
  }
  return {};
}
