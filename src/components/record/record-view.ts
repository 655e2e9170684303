import { pickByLang } from '#domain/public/language.ts';
import type { PublicName, PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { Page } from '#layouts/page.ts';
import { familyTree } from '../community/family-tree.ts';
import { scriptsOf } from '../community/scripts.ts';
import { nativeName, type References } from '../references.ts';
import { type Citations, citationsOf } from './citations.ts';
import type { Fact } from './fact-sentences.ts';
import { factsOf } from './facts.ts';

export type MediaRecord = PublicRecordOfType<'media'>;

/** A record as one page shows it. */
export interface RecordView {
  record: PublicRecord;
  title: { text: string; lang: string };
  /** Names in other languages or scripts, the title's equals. */
  native: PublicName[];
  otherNames: PublicName[];
  text: PublicText | null;
  facts: Fact[];
  citations: Citations;
  /** The picture that stands in the plate. */
  picture: MediaRecord | null;
  /** The summary read aloud. */
  listen: MediaRecord | null;
  media: MediaRecord[];
}

/** Gathers what the page of `record` shows. */
export function recordView(page: Page, record: PublicRecord, references: References): RecordView {
  const text = pickByLang(record.texts, page.lang);
  const title = titleOf(page, record, text);
  const facts = factsOf(page, record, references);
  const media =
    record.type === 'media'
      ? []
      : record.media.map(references.media).filter((found) => found !== null);
  const listen = readingOf(page, record, media);
  const picture = media.find(({ facts: { kind } }) => kind === 'image') ?? null;
  const native = nativeName(record.names, title.text);
  return {
    record,
    title,
    native: native === null ? [] : [native],
    otherNames: record.names.filter((name) => name !== native && name.text !== title.text),
    text,
    facts,
    citations: citationsOf(
      record,
      { text, facts, also: laterSources(page, record, references) },
      references,
    ),
    picture,
    listen,
    media: media.filter((found) => found !== listen && found !== picture),
  };
}

/**
 * The reading of the curator's summary: a synthetic voice in the page's language, or else in that of
 * another text of the record. A person's voice is never offered as a summary.
 */
function readingOf(
  page: Page,
  record: PublicRecord,
  media: readonly MediaRecord[],
): MediaRecord | null {
  const readings = media.filter(({ facts }) => facts.kind === 'audio' && facts.synthetic);
  const speaks = (lang: string) => (reading: MediaRecord) =>
    reading.facts.speechLanguages.includes(lang);
  return (
    readings.find(speaks(page.lang)) ??
    readings.find((reading) => record.texts.some(({ lang }) => speaks(lang)(reading))) ??
    null
  );
}

/** A reviewed autonym leads; until then the title of the text does. */
function titleOf(
  page: Page,
  record: PublicRecord,
  text: PublicText | null,
): { text: string; lang: string } {
  const autonym = record.names.find(({ kind }) => kind === 'autonym');
  if (record.type === 'community' && autonym !== undefined) {
    return { text: autonym.text, lang: autonym.lang };
  }
  if (text !== null) return { text: text.title, lang: text.lang };
  const name = record.names[0];
  if (name !== undefined) return { text: name.text, lang: name.lang };
  if (record.type === 'source') return { text: record.facts.citation.title, lang: 'und' };
  return { text: record.id, lang: page.lang };
}

/** Sources of what stands under the text, in the order a reader comes upon them. */
function laterSources(page: Page, record: PublicRecord, references: References): string[] {
  switch (record.type) {
    case 'festival':
      return sourcesOf([
        ...record.facts.visitorsMay,
        ...record.facts.visitorsAsked,
        ...record.facts.programme,
      ]);
    case 'product':
      return sourcesOf([
        ...record.facts.whereToFind,
        ...record.facts.steps,
        ...record.facts.visitorsMay,
        ...record.facts.visitorsAsked,
      ]);
    case 'community':
      return [
        ...sourcesOf(record.facts.approach),
        ...scriptsOf(page, record, references).flatMap(({ specimen }) => specimen?.sources ?? []),
        ...(familyTree(page, record, references)?.sources ?? []),
        ...sourcesOf(record.facts.population),
      ];
    default:
      return [];
  }
}

function sourcesOf(statements: readonly { sources: readonly string[] }[]): string[] {
  return statements.flatMap(({ sources }) => sources);
}
