import type { Node } from '#exports/schema-org/node.ts';
import { toRecordPage } from '#exports/schema-org/record-page.ts';
import { withoutMarks } from '#i18n/fallback-marks.ts';
import type { Page } from '#layouts/page.ts';
import { eventViews } from '../calendar/event-view.ts';
import type { References } from '../references.ts';
import type { RecordView } from './record-view.ts';

/** What a record's page says to search engines: what it shows, and no more. */
export function jsonLdOf(page: Page, view: RecordView, references: References): Node {
  const { record, title, citations, picture, listen, media } = view;
  const { lang, route, site } = page;
  const dates = record.type === 'festival' ? references.dates(`festival:${record.id}`) : [];
  return toRecordPage(record, {
    lang,
    title: title.text,
    route,
    site,
    link: (id) => references.link(id),
    media: [picture, listen, ...media].filter((shown) => shown !== null),
    // The page of a source cites nothing: it is the source.
    citations: record.type === 'source' ? [] : citations.all,
    dates: eventViews(page, references, dates).map(({ date, status }) => ({
      date,
      known: withoutMarks(status),
    })),
  });
}
