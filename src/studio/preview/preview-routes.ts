import type { Bilingual } from '#domain/archive-error.ts';
import { routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { type ArchiveRecord, slugOf } from '#domain/record.ts';
import { typeOfFolder } from '#public-records/site-routes.ts';
import type { BundledAssets } from '#release/assets/bundle-assets.ts';
import type { RenderSitePage } from '#release/render/open-page-renderer.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { answerBytes, answerObject, mediaTypeOf } from '../http/private-object.ts';
import type { Answer, Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import { SCREEN_HEADERS } from '../http/screen-headers.ts';
import { toFaultView } from '../records/form/fault-words.ts';
import type { FaultView } from '../records/form/field-view.ts';
import { knownTo } from '../records/known-to.ts';
import type { Records } from '../records/open-records.ts';
import { headOf, type RecordHead } from '../records/record-head.ts';
import { whereOf } from '../records/record-routes.ts';
import type { Preview, PreviewedSite } from './open-preview.ts';

export interface PreviewRoom {
  records: Records;
  preview: Preview;
  site: SiteSettings;
  /** Browser files and pages of the public site, made ready when they are first asked for. */
  assets(): Promise<BundledAssets>;
  pages(): Promise<RenderSitePage>;
  derivatives: Pick<ObjectStore, 'stream' | 'stat'>;
}

export interface PreviewData {
  head: RecordHead;
  locale: string;
  locales: readonly string[];
  /** `null` where the draft cannot be shown. */
  frame: string | null;
  seen: PreviewedSite['seen'];
  faults: readonly (FaultView & { at: Bilingual })[];
}

export const sitePath = (id: string) => `/studio/records/${id}/preview/site/`;

/** A draft as it will be published: the public site's own page, in a frame as wide as a telephone. */
export function previewRoutes(room: PreviewRoom): readonly StudioRoute[] {
  const { records, preview, site, derivatives } = room;
  const rule = ({ params }: SignedVisit): Asked | null => {
    const subject = records.holdings.subjectOf(params['id'] ?? '');
    return subject === null ? null : { action: 'record.read', subject };
  };
  /** Media that are drafts still: published with the record, as a rule. */
  const mediaDrafts = (
    record: ArchiveRecord,
    by: Pick<SignedVisit, 'actor' | 'now'>,
  ): ArchiveRecord[] => {
    const isKnown = knownTo(records, by);
    return record.media.flatMap((id) => {
      const isDraft = records.holdings.find(id) === null && isKnown(id);
      const draft = isDraft ? records.editor.find(id) : null;
      return draft === null ? [] : (records.check(draft, by).record ?? []);
    });
  };
  const siteOf = async ({ params, actor, now }: SignedVisit) => {
    const standing = records.editor.find(params['id'] ?? '');
    if (standing === null) return null;
    const { record, faults } = records.check(standing, { actor, now });
    const shown = record === null ? [] : mediaDrafts(record, { actor, now });
    const previewed = record === null ? null : await preview.of(record, now, shown);
    return { standing, record, faults, previewed };
  };
  return [
    {
      method: 'GET',
      path: '/studio/records/:id/preview/site/*',
      rule,
      async answer(visit): Promise<Answer> {
        const path = visit.params['*'] ?? '';
        const assets = await room.assets();
        const asset = assets.files.find((file) => file.path === path);
        if (asset !== undefined) return answerBytes(path, asset.bytes);
        const found = await siteOf(visit);
        if (found === null || found.previewed === null) return NOT_SHOWN;
        const file = found.previewed.files.get(path);
        if (file !== undefined) {
          if ('text' in file) return answerBytes(path, Buffer.from(file.text));
          const object = { store: derivatives, key: file.key, mediaType: mediaTypeOf(path) };
          return (await answerObject(visit.request, object)) ?? NOT_SHOWN;
        }
        const { records: shown } = found.previewed;
        const [, locale = '', folder, slug = ''] =
          /^([\w-]+)\/([\w-]+)\/([\w-]+)\/(?:index\.html)?$/.exec(path) ?? [];
        const type = typeOfFolder(folder);
        const isThere = type !== null && shown.idOf(type, slug) !== null;
        if (!isThere || !site.locales.includes(locale)) return NOT_SHOWN;
        const render = await room.pages();
        const context = { records: shown, site, assets: assets.byName, searchIndex: null };
        const bytes = await render(routes.record(locale, type, slug), context);
        return new Response(Buffer.from(bytes), { headers: { ...SCREEN_HEADERS, ...FRAMED } });
      },
    },
    {
      method: 'GET',
      path: '/studio/records/:id/preview/:locale/',
      rule,
      async answer(visit): Promise<Answer> {
        const { locale = '' } = visit.params;
        const found = await siteOf(visit);
        if (found === null || !site.locales.includes(locale)) {
          return { screen: 'not-found', status: 404, data: null };
        }
        const { standing, record, faults, previewed } = found;
        const seen = previewed?.seen ?? 'hidden';
        const page =
          record === null || seen === 'hidden'
            ? null
            : routes.record(locale, record.type, slugOf(record));
        const data: PreviewData = {
          head: headOf(records, standing, visit),
          locale,
          locales: site.locales,
          frame: page === null ? null : `${sitePath(standing.recordId)}${page}`,
          seen,
          faults: faults
            .filter(({ fault }) => fault.level === 'error')
            .map((fault) => ({ ...toFaultView(fault), at: whereOf(standing.type, fault) })),
        };
        return { screen: 'preview', data };
      },
    },
  ];
}

const NOT_SHOWN: Answer = {
  screen: 'preview-elsewhere',
  status: 404,
  data: null,
  headers: framed(),
};
const FRAMED = framed();

/** The studio frames its own previews, and nobody else does. */
function framed(): Record<string, string> {
  const policy = SCREEN_HEADERS['Content-Security-Policy'] ?? '';
  return {
    'Content-Security-Policy': policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    'X-Frame-Options': 'SAMEORIGIN',
  };
}
