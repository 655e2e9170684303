import type { PublicRecord } from '#domain/public/record.ts';
import { routes } from '#domain/public/routes.ts';
import type { CitedWork } from '#exports/citation/cited-work.ts';
import { translatorFor } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import type { RecordView } from './record-view.ts';

type Media = Extract<PublicRecord, { type: 'media' }>;
type Source = Extract<PublicRecord, { type: 'source' }>;

const MEDIA_KINDS: Readonly<Record<Media['facts']['kind'], CitedWork['kind']>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  document: 'web-page',
};
const SOURCE_KINDS: Readonly<Record<string, CitedWork['kind']>> = {
  article: 'article',
  book: 'book',
  dataset: 'dataset',
  decision: 'legislation',
  law: 'legislation',
};

/** What somebody cites who cites this page: the record, or, on the page of a source, that source itself. */
export function citedWork(page: Page, { record, title }: RecordView): CitedWork {
  return record.type === 'source' ? ofSource(record) : ofRecord(page, record, title);
}

function ofSource({ id, facts }: Source): CitedWork {
  const { title, author, publisher, date, url, kind } = facts.citation;
  return {
    key: id,
    kind: SOURCE_KINDS[kind] ?? 'web-page',
    title,
    lang: null,
    authors: author === null ? [] : [author],
    publisher,
    date,
    accessed: facts.dateRead,
    url,
    licence: null,
    genre: null,
  };
}

function ofRecord(page: Page, record: PublicRecord, title: RecordView['title']): CitedWork {
  const { name } = page.site;
  const creator = record.type === 'media' ? record.facts.creator : null;
  const dates = record.history.map(({ date }) => date).sort();
  return {
    key: record.id,
    kind: record.type === 'media' ? MEDIA_KINDS[record.facts.kind] : 'web-page',
    title: title.text,
    lang: title.lang === 'und' ? null : title.lang,
    authors: [creator ?? record.rights.holder ?? name],
    publisher: name,
    date: dates.at(-1) ?? null,
    accessed: null,
    url: page.absolute(routes.permanent(record.id)),
    licence: record.rights.licence,
    // Reference lists of both styles are written in English.
    genre: `${capital(translatorFor('en')(`type.${record.type}`))} record`,
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
