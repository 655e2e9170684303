import type { CalendarDate } from '#domain/public/calendar-date.ts';
import type { SourceFacts } from '#domain/public/facts.ts';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { absoluteUrl, type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

/** What a page shows of a record, besides the record. */
export interface RecordOnPage {
  /** BCP-47 of the page. */
  lang: string;
  title: string;
  route: Route;
  site: Pick<SiteSettings, 'name' | 'url'>;
  /** A record that the page may name; `null` where that has no page. */
  link(id: string): { id: string; title: string; type: RecordType } | null;
  /** Recordings and pictures shown on the page of another record. */
  media?: readonly PublicRecordOfType<'media'>[];
  /** Sources the page cites, in its order. */
  citations?: readonly { id: string; facts: SourceFacts }[];
  /** Of a festival: its dates, and how each is known in the words of the page. */
  dates?: readonly { date: CalendarDate; known: string }[];
}

/** A node of JSON-LD. */
export type Node = Readonly<Record<string, unknown>>;

/** `https://bansac.example/id/<id>/`. */
export function permanent(id: string, { site }: Pick<RecordOnPage, 'site'>): string {
  return absoluteUrl(site.url, routes.permanent(id));
}

/** The records of `ids` that have a page, by name. */
export function namedAll(ids: readonly string[], type: string, shown: RecordOnPage): Node[] {
  return ids.map((id) => named(id, type, shown)).filter((node) => node !== null);
}

/** A record by its permanent address and the name it has on the page; `null` where it has no page. */
export function named(id: string | null, type: string, shown: RecordOnPage): Node | null {
  const link = id === null ? null : shown.link(id);
  return link === null
    ? null
    : { '@type': type, '@id': permanent(link.id, shown), name: link.title };
}

/** `{ name: value }`, or nothing where the value is unknown. */
export function given(name: string, value: unknown): Node {
  return value === null || value === undefined ? {} : { [name]: value };
}

/** `{ name: [...] }`, or nothing where the list is empty. */
export function list(name: string, values: readonly unknown[]): Node {
  return values.length === 0 ? {} : { [name]: values };
}
