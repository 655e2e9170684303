import type { CalendarDate } from '#domain/public/calendar-date.ts';
import { pickString } from '#domain/public/language.ts';
import { type CalendarFileGroup, routes } from '#domain/public/routes.ts';
import { type CalendarEvent, type CalendarWords, toICalendar } from '#exports/ical.ts';
import { withoutMarks } from '#i18n/fallback-marks.ts';
import { type Page, pageFor } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { SiteContext } from '#public-records/site-context.ts';
import { type References, referencesFor } from '../references.ts';

/** The iCalendar file of a group of dates in a locale; `null` where the group has none. */
export function calendarFile(
  { records, site, assets }: SiteContext,
  locale: string,
  group: CalendarFileGroup,
): string | null {
  const dates = records.dates(group === 'all' ? 'all' : `${group.type}:${group.id}`);
  if (dates.length === 0) return null;
  const page = pageFor({ site, assets }, locale, routes.calendarFile(locale, group));
  const references = referencesFor(records, page);
  return toICalendar({
    name: nameOf(page, references, group),
    host: new URL(site.url).hostname,
    url: page.absolute(page.route),
    events: dates.flatMap((date) => {
      const summary = titleOf(records, references, date.of, page.lang);
      return summary === null ? [] : [toEvent(page, references, date, summary)];
    }),
  });
}

function toEvent(
  page: Page,
  references: References,
  date: CalendarDate,
  summary: CalendarWords,
): CalendarEvent {
  const festival = references.link(date.of);
  const isEverywhere = date.holding === null && date.provinces.length > 0;
  const places = references.links(isEverywhere ? date.provinces : date.places);
  return {
    date,
    summary,
    description: descriptionOf(page, date),
    location:
      places[0] === undefined
        ? null
        : { text: places.map(({ title }) => title).join(', '), lang: places[0].lang },
    url:
      festival === null
        ? null
        : page.absolute(routes.record(page.locale, 'festival', festival.slug)),
  };
}

function titleOf(
  records: PublicRecords,
  references: References,
  id: string,
  lang: string,
): CalendarWords | null {
  const link = references.link(id);
  if (link !== null) return { text: link.title, lang: link.lang };
  // Of a withdrawn festival only the title that it left.
  const titles = Object.entries(records.card(id)?.titles ?? {});
  return pickString(Object.fromEntries(titles.map(([tag, { title }]) => [tag, title])), lang);
}

function descriptionOf(page: Page, { status, caveat }: CalendarDate): CalendarWords {
  const { t } = page;
  const sentences = [
    status === 'cancelled'
      ? t('calendar:cancelled')
      : t(`calendar:ics.${caveat === 'window' ? 'window' : status}`),
    ...(caveat === null ? [] : [t(`calendar:caveat.${caveat}`)]),
  ];
  return inPageLanguage(page, sentences.join(' '));
}

function nameOf(page: Page, references: References, group: CalendarFileGroup): CalendarWords {
  const { t, site } = page;
  if (group === 'all') return inPageLanguage(page, t('calendar:ics.name', { site: site.name }));
  const what = references.link(group.id)?.title ?? site.name;
  return inPageLanguage(page, t('calendar:ics.of', { site: site.name, what }));
}

/** A message that the page's language lacks is in the end of every chain, Vietnamese. */
function inPageLanguage({ lang }: Page, message: string): CalendarWords {
  const text = withoutMarks(message);
  return { text, lang: text === message ? lang : 'vi' };
}
