import { LICENCES } from '#domain/public/vocabulary.ts';
import { toDublinCore } from '#exports/meta/dublin-core.ts';
import { toHighwire } from '#exports/meta/highwire.ts';
import type { MetaTag } from '#exports/meta/meta-tag.ts';
import type { Page } from '#layouts/page.ts';
import type { References } from '../references.ts';
import { citedWork } from './cited-work.ts';
import type { RecordView } from './record-view.ts';

/**
 * What the head of a record's page says to harvesters and reference managers. Nothing on the page of a source: it
 * would take the page for the source; that is cited further down.
 */
export function citationTags(page: Page, view: RecordView, references: References): MetaTag[] {
  const { record, title } = view;
  if (record.type === 'source') return [];
  const work = citedWork(page, view);
  const titlesOf = (ids: readonly string[]) => references.links(ids).map((link) => link.title);
  const described = {
    alternative: record.names.filter(({ text }) => text !== title.text),
    // Whose people somebody is stays out: nobody asked to be found by that.
    subjects: titlesOf([
      ...record.concepts,
      ...(record.type === 'person' ? [] : record.communities),
    ]),
    places: titlesOf(record.places),
    licenceUrl: LICENCES[record.rights.licence] ?? null,
  };
  return [...toDublinCore(work, described), ...toHighwire(work)];
}
