import type { SourcedWords } from '#domain/public/facts.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml, linkHtml, localizedHtml } from '../html.ts';
import type { References } from '../references.ts';

/** One fact in words: safe HTML, and the sources it rests on. */
export interface Fact {
  html: string;
  sources: readonly string[];
}

/** A sentence about a value, when it is known. */
export function optional<T>(value: T | null, sentence: (value: T) => string): Fact[] {
  return value === null ? [] : [{ html: sentence(value), sources: [] }];
}

/** A sentence about the records of `ids`, when any has a page. */
export function named(
  page: Page,
  references: References,
  ids: readonly string[],
  sentence: (links: string) => string,
): Fact[] {
  const links = linkList(page, references, ids);
  return links === '' ? [] : [{ html: sentence(links), sources: [] }];
}

/** Words of a record's own, with their sources. */
export function sourced(page: Page, all: readonly (SourcedWords | null)[]): Fact[] {
  return all.flatMap((words) =>
    words === null ? [] : [{ html: localizedHtml(page, words.words), sources: words.sources }],
  );
}

/** The year and the decision of an act, as parts of a sentence. */
export function yearAndDecision(
  page: Page,
  year: number | null,
  decision: string | null,
): string[] {
  return [
    ...(year === null ? [] : [page.t('record.inYear', { year })]),
    ...(decision === null ? [] : [page.t('record.decision', { decision: escapeHtml(decision) })]),
  ];
}

/** Links to records in words: `a, b và c`; empty when none has a page. */
export function linkList(page: Page, references: References, ids: readonly string[]): string {
  return page.format.list(references.links(ids).map((link) => linkHtml(page, link)));
}
