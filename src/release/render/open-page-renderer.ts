import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { ArchiveError } from '#domain/archive-error.ts';
import type { ConformanceReport } from '#domain/public/conformance.ts';
import { type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { type InputKey, openPublicRecords } from '#public-records/reader.ts';
import { type SiteContext, trackedContext } from '#public-records/site-context.ts';

/** All a renderer needs, in a form that crosses to another thread. */
export interface RenderInputs {
  /** Module of the compiled pages (SiteApp.entry). */
  appEntry: string;
  /** Folder of the compiled projection. */
  projection: string;
  site: SiteSettings;
  assets: Readonly<Record<string, string>>;
  searchIndex: string | null;
  conformance: ConformanceReport | null;
}

export interface RenderedPage {
  body: Uint8Array;
  /** First 16 hex digits of the body's SHA-256. */
  hash: string;
  /** Everything the page read, each once. */
  inputs: Set<InputKey>;
}

export interface PageRenderer {
  /** Throws ArchiveError `page-failed`. */
  render(route: Route): Promise<RenderedPage>;
  close(): void;
}

interface CompiledPages {
  app: {
    render(request: Request, options: { locals: { archive: SiteContext } }): Promise<Response>;
    renderError(request: Request, options: { error?: unknown }): Promise<Response>;
  };
}

/** Renders a page of the site; throws ArchiveError `page-failed`. */
export type RenderSitePage = (route: Route, archive: SiteContext) => Promise<Uint8Array>;

/** Loads the compiled pages of a site (`SiteApp.entry`). */
export async function loadSitePages(appEntry: string): Promise<RenderSitePage> {
  const { app } = (await import(pathToFileURL(appEntry).href)) as CompiledPages;
  // Astro would answer with an error page; a build must stop and say why.
  app.renderError = (request, { error }) =>
    Promise.reject(error ?? new Error(`no page answers at ${new URL(request.url).pathname}`));
  return async (route, archive) => {
    try {
      // The host is never seen: pages take absolute addresses from `site.url` alone.
      const isNotFound = route === routes.notFound();
      const path = isNotFound ? '404' : encodeURI(route);
      const request = new Request(`http://archive.invalid/${path}`);
      const response = await app.render(request, { locals: { archive } });
      const expected = isNotFound ? 404 : 200;
      if (response.status !== expected) throw new Error(`it answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw pageFailed(route, cause);
    }
  };
}

/** Loads the compiled pages and the projection, to render one page after another. */
export async function openPageRenderer(inputs: RenderInputs): Promise<PageRenderer> {
  const renderPage = await loadSitePages(inputs.appEntry);
  const records = openPublicRecords(inputs.projection);
  const { site, assets, searchIndex, conformance } = inputs;
  const context: SiteContext = { records, site, assets, searchIndex, conformance };

  return {
    async render(route) {
      const read = new Set<InputKey>();
      const archive = trackedContext(context, (input) => read.add(input));
      const body = await renderPage(route, archive);
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
      return { body, hash, inputs: read };
    },
    close: () => records.close(),
  };
}

function pageFailed(route: Route, cause: unknown): ArchiveError {
  const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return new ArchiveError({
    name: 'page-failed',
    what: {
      vi: `Không dựng được trang "${route}": ${reason}.`,
      en: `The page "${route}" could not be rendered: ${reason}.`,
    },
    hint: {
      vi: 'Trang web cũ vẫn còn nguyên. Sửa lỗi trong src/pages, hoặc bản ghi mà trang đọc, rồi dựng lại.',
      en: 'The old site stands untouched. Mend src/pages, or the record that the page reads, and build again.',
    },
    cause,
  });
}
