import type { CalendarDate } from '#domain/public/calendar-date.ts';
import type { SourceFacts } from '#domain/public/facts.ts';
import { fallbackChain, pickByLang, pickString } from '#domain/public/language.ts';
import type { PublicReading } from '#domain/public/media.ts';
import type {
  PublicCard,
  PublicName,
  PublicRecord,
  PublicRecordOfType,
} from '#domain/public/record.ts';
import { routes } from '#domain/public/routes.ts';
import type { RecordType, ReviewState } from '#domain/public/vocabulary.ts';
import type { Page } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';

/** A record named in a line of text. */
export interface RecordLink {
  id: string;
  type: RecordType;
  slug: string;
  href: string;
  title: string;
  lang: string;
}

/** An object label: what a list shows of a record. */
export interface CardView extends RecordLink {
  summary: { text: string; lang: string } | null;
  /** A name in another script, the title's equal. */
  native: PublicName | null;
  communities: RecordLink[];
  places: RecordLink[];
  review: ReviewState;
  months: number[];
  image: PublicCard['image'];
  hasAudio: boolean;
  /** Its summary read aloud, in the reader's language or else in one of its texts. */
  reading: PublicReading | null;
  hasVideo: boolean;
}

/** The records one page points at, read when asked for and not before. */
export interface References {
  link(id: string): RecordLink | null;
  links(ids: readonly string[]): RecordLink[];
  card(id: string): CardView | null;
  cards(ids: readonly string[]): CardView[];
  /** Names in other scripts, as a card has them. */
  names(id: string): readonly PublicName[];
  /** Whether it has an IIIF manifest. */
  hasManifest(id: string): boolean;
  /** All that is public of a record, of whatever type. */
  record(id: string): PublicRecord | null;
  media(id: string): PublicRecordOfType<'media'> | null;
  source(id: string): SourceFacts | null;
  occurrence(id: string): PublicRecordOfType<'occurrence'> | null;
  place(id: string): PublicRecordOfType<'place'> | null;
  listing(id: string): PublicRecordOfType<'listing'> | null;
  community(id: string): PublicRecordOfType<'community'> | null;
  concept(id: string): PublicRecordOfType<'concept'> | null;
  person(id: string): PublicRecordOfType<'person'> | null;
  organisation(id: string): PublicRecordOfType<'organisation'> | null;
  protocol(id: string): PublicRecordOfType<'protocol'> | null;
  list(name: string): readonly string[];
  /** Dates of a group (see DateGroup), cancelled ones among them. */
  dates(group: string): readonly CalendarDate[];
}

/** References of a page; what has no page of its own is left out. */
export function referencesFor(records: PublicRecords, page: Page): References {
  const known = new Map<string, { card: PublicCard; link: RecordLink } | null>();

  const find = (id: string): { card: PublicCard; link: RecordLink } | null => {
    let found = known.get(id);
    if (found === undefined) {
      found = read(records, page, id);
      known.set(id, found);
    }
    return found;
  };
  const link = (id: string): RecordLink | null => find(id)?.link ?? null;
  const links = (ids: readonly string[]): RecordLink[] =>
    ids.map(link).filter((candidate) => candidate !== null);
  const card = (id: string): CardView | null => {
    const found = find(id);
    if (found === null) return null;
    const words = pickString(
      Object.fromEntries(
        Object.entries(found.card.titles).flatMap(([lang, { summary }]) =>
          summary === null ? [] : [[lang, summary]],
        ),
      ),
      page.lang,
    );
    return {
      ...found.link,
      summary: words,
      native: companionName(found.card, found.link, page.lang),
      communities: links(found.card.communities),
      places: links(found.card.places),
      review: found.card.review ?? 'compiled-from-public-sources',
      months: found.card.months,
      image: found.card.image,
      hasAudio: found.card.hasAudio,
      reading: readingFor(found.card, page.lang),
      hasVideo: found.card.hasVideo,
    };
  };
  const ofType =
    <T extends RecordType>(type: T) =>
    (id: string): PublicRecordOfType<T> | null => {
      const entry = records.entry(id);
      return entry?.type === type ? (entry as PublicRecordOfType<T>) : null;
    };
  return {
    link,
    links,
    card,
    cards: (ids) => ids.map(card).filter((candidate) => candidate !== null),
    names: (id) => find(id)?.card.names ?? [],
    hasManifest: (id) => find(id)?.card.manifest != null,
    record(id) {
      const entry = records.entry(id);
      return entry === null || entry.type === 'tombstone' ? null : entry;
    },
    media: ofType('media'),
    source: (id) => ofType('source')(id)?.facts ?? null,
    occurrence: ofType('occurrence'),
    place: ofType('place'),
    listing: ofType('listing'),
    community: ofType('community'),
    concept: ofType('concept'),
    person: ofType('person'),
    organisation: ofType('organisation'),
    protocol: ofType('protocol'),
    list: (name) => records.list(name),
    dates: (group) => records.dates(group),
  };
}

function read(
  records: PublicRecords,
  page: Page,
  id: string,
): { card: PublicCard; link: RecordLink } | null {
  const card = records.card(id);
  if (card === null || card.type === 'tombstone') return null;
  // Only what stands in the `page` channel answers by its slug.
  if (records.idOf(card.type, card.slug) !== id) return null;
  const title = leadingName(card, page.lang) ?? cardTitle(card, page.lang);
  return {
    card,
    link: {
      id,
      type: card.type,
      slug: card.slug,
      href: page.link(routes.record(page.locale, card.type, card.slug)),
      title: title.text,
      lang: title.lang,
    },
  };
}

/**
 * The name that leads before the title: a community's own, once it has reviewed it, everywhere; for a
 * reader whose language no text is in, the record's name in that language.
 */
function leadingName(card: PublicCard, lang: string): { text: string; lang: string } | null {
  const autonym =
    card.type === 'community' ? card.names.find(({ kind }) => kind === 'autonym') : undefined;
  return autonym ?? (card.titles[lang] === undefined ? nameIn(card.names, lang) : null);
}

function readingFor({ readings, titles }: PublicCard, lang: string): PublicReading | null {
  const readable = readings.filter((reading) => titles[reading.lang] !== undefined);
  return readings.find((reading) => reading.lang === lang) ?? pickByLang(readable, lang);
}

function companionName(card: PublicCard, link: RecordLink, lang: string): PublicName | null {
  if (leadingName(card, lang) === null) return nativeName(card.names, link.title);
  const official = cardTitle(card, lang);
  return official.text === link.title ? null : { ...official, kind: 'official' };
}

/** A card's title for a reader, with its language; its id where it has none at all. */
function cardTitle(card: PublicCard, lang: string): { text: string; lang: string } {
  const titles = Object.fromEntries(
    Object.entries(card.titles).map(([tag, { title }]) => [tag, title]),
  );
  const first = card.names[0];
  return (
    pickString(titles, lang) ??
    (first === undefined ? { text: card.id, lang: 'zxx' } : { text: first.text, lang: first.lang })
  );
}

const NAMES_TO_LEAD: readonly PublicName['kind'][] = ['official', 'autonym', 'native'];
const NATIVE_KINDS: readonly PublicName['kind'][] = ['autonym', 'native'];

/** A record's name in a language, or in a nearer one than Vietnamese and English (`zh` for `zh-Hant`). */
export function nameIn(names: readonly PublicName[], lang: string): PublicName | null {
  for (const candidate of fallbackChain(lang).slice(0, -2)) {
    const found = names.find(
      (name) => name.lang === candidate && NAMES_TO_LEAD.includes(name.kind),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** The first name in its own language or script that says something the title does not. */
export function nativeName(names: readonly PublicName[], title: string): PublicName | null {
  return names.find((name) => NATIVE_KINDS.includes(name.kind) && name.text !== title) ?? null;
}
