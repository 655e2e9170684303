import type { LocalizedString } from '#domain/public/language.ts';
import { absoluteUrl } from '#domain/public/routes.ts';
import { type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { RecordDocument } from '../dataset/record-document.ts';
import type { Exported } from '../export-sources.ts';
import { API_PAGE_SIZE, API_VERSION, apiRoutes } from './api-routes.ts';

/** A record in a list: what one chooses by, and where the whole of it is. */
export interface ApiItem {
  id: string;
  type: RecordType;
  ark: string;
  titles: LocalizedString;
  url: string | null;
  /** Address of its document. */
  record: string;
  licence: RecordDocument['licence'];
  review: RecordDocument['review'];
  modified: string;
}

export interface ApiList {
  type: RecordType;
  page: number;
  pages: number;
  total: number;
  /** Addresses; `null` at the ends. */
  previous: string | null;
  next: string | null;
  items: ApiItem[];
}

export interface ApiIndex {
  name: string;
  version: string;
  homepage: string;
  description: string;
  removed: string;
  types: { type: RecordType; name: string; total: number; pages: number; first: string }[];
}

/** The document of a record as a file: what the dataset's JSON line has. */
export function toApiRecord({ document, modified }: Exported<RecordDocument>): object {
  return { ...document, modified };
}

export function toApiItem(
  { document, modified }: Exported<RecordDocument>,
  siteUrl: string,
): ApiItem {
  const { id, type, ark, titles, url, licence, review } = document;
  const record = absoluteUrl(siteUrl, apiRoutes.record(id));
  return { id, type, ark, titles, url, record, licence, review, modified };
}

/** How many pages a list has: at least one, for a list that is empty is one too. */
export function apiPages(total: number): number {
  return Math.max(1, Math.ceil(total / API_PAGE_SIZE));
}

/**
 * The pages of a type's list, one by one. `items` come in an order that does not change (by id, say), `total` in
 * number.
 */
export function* toApiLists(
  items: Iterable<ApiItem>,
  { type, total, siteUrl }: { type: RecordType; total: number; siteUrl: string },
): Iterable<ApiList> {
  const pages = apiPages(total);
  const address = (page: number) =>
    page < 1 || page > pages ? null : absoluteUrl(siteUrl, apiRoutes.list(type, page));
  const list = (page: number, held: ApiItem[]): ApiList => ({
    type,
    page,
    pages,
    total,
    previous: address(page - 1),
    next: address(page + 1),
    items: held,
  });
  let page = 1;
  let held: ApiItem[] = [];
  for (const item of items) {
    if (held.length === API_PAGE_SIZE) {
      yield list(page, held);
      page += 1;
      held = [];
    }
    held.push(item);
  }
  yield list(page, held);
}

/** Where everything begins. */
export function toApiIndex({
  name,
  siteUrl,
  totals,
}: {
  name: string;
  siteUrl: string;
  /** Of each type that has records, in the order of display. */
  totals: readonly { type: RecordType; total: number }[];
}): ApiIndex {
  return {
    name,
    version: API_VERSION,
    homepage: absoluteUrl(siteUrl, ''),
    description: absoluteUrl(siteUrl, apiRoutes.openApi()),
    removed: absoluteUrl(siteUrl, apiRoutes.removed()),
    types: totals.map(({ type, total }) => ({
      type,
      name: TYPE_FOLDER[type],
      total,
      pages: apiPages(total),
      first: absoluteUrl(siteUrl, apiRoutes.list(type, 1)),
    })),
  };
}

/** Records that once went out and do no longer, by id alone, so that copies can be deleted. */
export function toRemovedList(removed: Iterable<{ id: string; at: string }>): {
  removed: { id: string; at: string }[];
} {
  return { removed: Array.from(removed, ({ id, at }) => ({ id, at })) };
}
