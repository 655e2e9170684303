import { type Route, routeFile } from '#domain/public/routes.ts';
import type { InputKey } from '#public-records/reader.ts';
import type { Files } from '../lay-out.ts';
import type { Trace, TracedFile } from '../manifest.ts';
import type { RenderInputs } from './open-page-renderer.ts';
import type { PagePlan } from './page-log.ts';
import type { PageFolders } from './render-pages.ts';
import { renderOnPool } from './render-pool.ts';

export interface RenderPlannedOptions {
  inputs: RenderInputs;
  folders: PageFolders;
  /** Files of the last release. */
  before: Files;
  threads: number;
  onPage: ((done: number, of: number) => void) | undefined;
  onWritten: (route: Route, inputs: readonly InputKey[], file: TracedFile) => void;
}

/** Renders and writes the pages of a plan; answers how many differ from the last release's. */
export async function renderPlanned(
  { render }: PagePlan,
  { inputs, folders, before, threads, onPage, onWritten }: RenderPlannedOptions,
): Promise<number> {
  let rewrittenPages = 0;
  let done = 0;
  const jobs = languagesTogether(render).map((route) => ({
    route,
    previousHash: before[routeFile(route)]?.hash ?? null,
  }));
  await renderOnPool(jobs, {
    inputs,
    folders,
    threads,
    onPages(pages) {
      for (const { route, hash, sizeBytes, inputs: read, rewritten } of pages) {
        onWritten(route, read, { hash, sizeBytes, trace: pageTrace(route, read) });
        if (rewritten) rewrittenPages += 1;
      }
      done += pages.length;
      onPage?.(done, jobs.length);
    },
  });
  return rewrittenPages;
}

/** The pages of one record in all languages follow each other: it is read and parsed once for them. */
function languagesTogether(pages: readonly Route[]): Route[] {
  const afterLocale = (route: Route) => route.slice(route.indexOf('/') + 1);
  return pages
    .map((route) => ({ route, key: afterLocale(route) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ route }) => route);
}

function pageTrace(route: Route, inputs: readonly InputKey[]): Trace {
  const prefix = 'record:';
  const records = inputs.filter((input) => input.startsWith(prefix));
  return {
    kind: 'page',
    route,
    records: records.map((input) => input.slice(prefix.length)).sort(),
  };
}
