import { pickString } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { FEED_FORMS, type FeedForm, type FeedGroup, routes } from '#domain/public/routes.ts';
import { toAtom } from '#exports/feeds/atom.ts';
import type { Feed, FeedEntry } from '#exports/feeds/feed.ts';
import { toJsonFeed } from '#exports/feeds/json-feed-1.1.ts';
import { toRss } from '#exports/feeds/rss-2.ts';
import { capitalised, withoutMarks } from '#i18n/fallback-marks.ts';
import { type Page, pageFor } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { SiteContext } from '#public-records/site-context.ts';
import { type References, referencesFor } from '../references.ts';

const ENTRIES = 30;

/** How each form is written, and its media type. */
export const FORMS: Readonly<
  Record<FeedForm, { name: string; type: string; write(feed: Feed): string }>
> = {
  xml: { name: 'Atom', type: 'application/atom+xml', write: toAtom },
  rss: { name: 'RSS 2.0', type: 'application/rss+xml', write: toRss },
  json: { name: 'JSON Feed', type: 'application/feed+json', write: toJsonFeed },
};

/**
 * The feed of a group in a locale and a form, newest change first; `null` where there is nothing to tell, or no such
 * form.
 */
export function feedFile(
  context: Pick<SiteContext, 'records' | 'site' | 'assets'>,
  { locale, group, form: ending }: { locale: string; group: FeedGroup; form: string | undefined },
): Response | null {
  const { records, site } = context;
  const form = FEED_FORMS.find((each) => each === ending);
  if (form === undefined) return null;
  const ids = records.list(listOf(group)).slice(0, ENTRIES);
  if (ids.length === 0 && group !== 'all') return null;
  const page = pageFor(context, locale, routes.feed(locale, group, form));
  const references = referencesFor(records, page);
  const { type, write } = FORMS[form];
  const feed = write({
    title: withoutMarks(feedTitle(page, group, references)),
    lang: page.lang,
    url: page.absolute(pageOf(page, group, references)),
    self: page.absolute(page.route),
    author: site.name,
    entries: ids.flatMap((id) => entryOf(page, id, { records, references }) ?? []),
    emptyOn: `${records.month}-01`,
  });
  return new Response(feed, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

/** What a feed is called: the archive's name, and what it tells of. */
export function feedTitle(page: Page, group: FeedGroup, references: References): string {
  const { t, site } = page;
  if (group === 'all') return t('share:feeds.everything', { site: site.name });
  return t('share:feeds.of', { site: site.name, what: feedSubject(page, group, references) });
}

/** What a feed tells of. */
export function feedSubject(
  page: Page,
  group: Exclude<FeedGroup, 'all'>,
  references: References,
): string {
  return group.id === null
    ? page.t(`types.${group.type}`)
    : (references.link(group.id)?.title ?? group.id);
}

function listOf(group: FeedGroup): string {
  if (group === 'all') return 'recent';
  return group.id === null ? `recent:type:${group.type}` : `recent:${group.type}:${group.id}`;
}

function pageOf({ locale }: Page, group: FeedGroup, references: References) {
  if (group === 'all') return routes.home(locale);
  if (group.id === null) return routes.browse(locale, group.type);
  const slug = references.link(group.id)?.slug ?? group.id;
  return routes.record(locale, group.type, slug);
}

function entryOf(
  page: Page,
  id: string,
  { records, references }: { records: PublicRecords; references: References },
): FeedEntry | null {
  const entry = records.entry(id);
  const card = references.card(id);
  if (entry === null || entry.type === 'tombstone' || card === null) return null;
  const changes = [...entry.history].sort((a, b) => (a.date < b.date ? -1 : 1));
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    id: page.absolute(routes.permanent(id)),
    url: page.absolute(routes.record(page.locale, card.type, card.slug)),
    title: { text: card.title, lang: card.lang },
    summary: card.summary,
    note: pickString(last.note, page.lang),
    published: first.date,
    updated: last.date,
    category: categoryOf(page, entry),
    rights: entry.rights.licence,
  };
}

function categoryOf({ t }: Page, { type }: PublicRecord): FeedEntry['category'] {
  return { term: type, label: capitalised(withoutMarks(t(`type.${type}`))) };
}
