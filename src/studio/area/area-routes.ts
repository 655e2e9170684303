import { type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { typeOfFolder } from '#public-records/site-routes.ts';
import type { BundledAssets } from '#release/assets/bundle-assets.ts';
import type { RenderSitePage } from '#release/render/open-page-renderer.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { answerBytes, answerObject, mediaTypeOf } from '../http/private-object.ts';
import type { Answer, Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import { SCREEN_HEADERS } from '../http/screen-headers.ts';
import type { Area, AreaSite } from './open-area.ts';

export interface AreaRoom {
  area: Area;
  site: SiteSettings;
  /** Pages and browser files of the public site, made ready when first asked for. */
  pages(): Promise<RenderSitePage>;
  assets(): Promise<BundledAssets>;
  derivatives: Pick<ObjectStore, 'stream' | 'stat'>;
  /** Names of the files of `public/`. */
  publicFiles: ReadonlySet<string>;
  titleOf(id: string, lang: string): string;
}

export interface AreaRow {
  to: string;
  title: string;
  type: RecordType;
  summary: string | null;
  communities: readonly string[];
  image: string | null;
  hasAudio: boolean;
  hasVideo: boolean;
  /** Not open to everybody. */
  withheld: boolean;
}

export interface AreaData {
  query: string;
  rows: readonly AreaRow[];
  /** How many there are, of which `rows` are some. */
  total: number;
  page: number;
  pages: number;
  /** Protocols that admit the person. */
  protocols: readonly string[];
  /** The whole archive as they may see it. */
  home: string;
}

const HOME = '/studio/area/';
export const AREA_SITE = `${HOME}site/`;
const ROWS_ON_PAGE = 48;
const NOT_FOUND: Answer = { screen: 'not-found', status: 404, data: null };

/**
 * What communities let their members see: the public site's own pages, made for each of them from their
 * own projection, and its media, which go through here alone.
 */
export function areaRoutes(room: AreaRoom): readonly StudioRoute[] {
  const rule = (): Asked => ({ action: 'area.read', subject: { kind: 'studio' } });
  return [
    {
      method: 'GET',
      path: HOME,
      rule,
      async answer(visit) {
        const site = await room.area.of(visit.actor, visit.now);
        return { screen: 'area', data: await areaData(visit, room, site) };
      },
    },
    {
      method: 'GET',
      path: `${AREA_SITE}*`,
      rule,
      answer: (visit) => answerPath(visit, room),
    },
  ];
}

async function answerPath({ request, url, params, actor, now }: SignedVisit, room: AreaRoom) {
  const path = decoded(params['*'] ?? '');
  if (path === null) return NOT_FOUND;
  const assets = await room.assets();
  const asset = assets.files.find((file) => file.path === path);
  if (asset !== undefined) return answerBytes(path, asset.bytes);
  const area = await room.area.of(actor, now);
  const file = area.files.get(path);
  if (file !== undefined) {
    if ('text' in file) return answerBytes(path, Buffer.from(file.text));
    const object = { store: room.derivatives, key: file.key, mediaType: mediaTypeOf(path) };
    return (await answerObject(request, object)) ?? NOT_FOUND;
  }
  // The site's own, open to all.
  if (room.publicFiles.has(path)) return { to: `/${path}` };
  if (!area.hasPage(path)) return NOT_FOUND;
  const locale = room.site.locales.find((name) => path === routes.search(name));
  if (locale !== undefined) return { to: `${HOME}${url.search}` };
  const render = await room.pages();
  const id = recordOf(path, area.records);
  const bytes = await render(path, {
    records: area.records,
    site: { ...room.site, linkStyle: 'directory' },
    assets: assets.byName,
    searchIndex: null,
    area: { home: HOME, withheld: id !== null && area.withheld.has(id) },
  });
  if (!path.endsWith('/') && path !== '') return answerBytes(path, bytes);
  return new Response(Buffer.from(bytes), { headers: SCREEN_HEADERS });
}

async function areaData(
  { url, actor, lang }: SignedVisit,
  room: AreaRoom,
  area: AreaSite,
): Promise<AreaData> {
  const query = (url.searchParams.get('q') ?? '').normalize('NFC').slice(0, 200).trim();
  const wanted = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1);
  const locale = room.site.locales.includes(lang) ? lang : (room.site.locales[0] ?? lang);
  const toRow = (id: string) => rowOf(id, { area, locale, titleOf: room.titleOf });
  const offset = (wanted - 1) * ROWS_ON_PAGE;
  const found = query === '' ? null : await area.find(query, offset + ROWS_ON_PAGE);
  const order = new Intl.Collator('vi');
  const all =
    found === null
      ? [...area.withheld].flatMap(toRow).sort((a, b) => order.compare(a.title, b.title))
      : found.ids.flatMap(toRow);
  const total = found?.total ?? all.length;
  return {
    query,
    rows: all.slice(offset, offset + ROWS_ON_PAGE),
    total,
    page: wanted,
    pages: Math.max(1, Math.ceil(total / ROWS_ON_PAGE)),
    protocols: actor.protocols.map((id) => room.titleOf(id, lang)),
    home: `${AREA_SITE}${routes.home(locale)}`,
  };
}

function rowOf(
  id: string,
  { area, locale, titleOf }: { area: AreaSite; locale: string; titleOf: AreaRoom['titleOf'] },
): AreaRow[] {
  const card = area.records.card(id);
  if (card === null || card.type === 'tombstone') return [];
  const { titles } = card;
  const text = titles[locale] ?? titles['vi'] ?? Object.values(titles)[0];
  return [
    {
      to: `${AREA_SITE}${routes.record(locale, card.type, card.slug)}`,
      title: text?.title ?? id,
      type: card.type,
      summary: text?.summary ?? null,
      communities: card.communities.map((community) => titleOf(community, locale)),
      image: card.image === null ? null : `${AREA_SITE}${card.image.path}`,
      hasAudio: card.hasAudio,
      hasVideo: card.hasVideo,
      withheld: area.withheld.has(id),
    },
  ];
}

/** The record whose page, or a part of it, is at a path. */
function recordOf(path: Route, records: PublicRecords): string | null {
  const [, folder, slug = ''] = path.split('/');
  const type = typeOfFolder(folder);
  return type === null ? null : records.idOf(type, slug);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
