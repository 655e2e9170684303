import { absoluteUrl, type Route } from '#domain/public/routes.ts';
import { type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';

/** The version in the addresses: what an address of version 1 answers keeps its schema for good. */
export const API_VERSION = '1';
/** Records on a page of a list. */
export const API_PAGE_SIZE = 200;

/** Paths of the JSON API, from the site's root. */
export const apiRoutes = {
  index: (): Route => `api/${API_VERSION}/index.json`,
  openApi: (): Route => `api/${API_VERSION}/openapi.json`,
  removed: (): Route => `api/${API_VERSION}/removed.json`,
  record: (id: string): Route => `api/${API_VERSION}/records/${id}.json`,
  /** A page of the list of a type, counted from 1. */
  list: (type: RecordType, page: number): Route =>
    `api/${API_VERSION}/types/${TYPE_FOLDER[type]}/${page}.json`,
} as const;

/** Absolute, with a trailing slash: what paths of the description are relative to. */
export function apiBase(siteUrl: string): string {
  return absoluteUrl(siteUrl, `api/${API_VERSION}/`);
}
