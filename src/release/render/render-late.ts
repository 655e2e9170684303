import type { ConformanceReport } from '#domain/public/conformance.ts';
import { type Route, routeFile } from '#domain/public/routes.ts';
import type { InputKey } from '#public-records/reader.ts';
import type { TracedFile } from '../manifest.ts';
import { type RenderPlannedOptions, renderPlanned } from './render-planned.ts';

/** The pages count themselves: one more time round tells them of each other. More is a fault. */
const ROUNDS = 4;

export interface RenderLateOptions extends Omit<RenderPlannedOptions, 'onPage' | 'onWritten'> {
  /** Of the release so far; what is rendered here is added. */
  files: Record<string, TracedFile>;
  validate:
    | ((folder: string, files: Readonly<Record<string, TracedFile>>) => Promise<ConformanceReport>)
    | undefined;
}

export interface RenderedLate {
  conformance: ConformanceReport | null;
  /** What each page read. */
  inputs: Map<Route, readonly InputKey[]>;
  /** Pages whose bytes differ from the last release's. */
  rewritten: number;
}

/**
 * Validates the release, renders the pages that tell of it, and validates those with the rest, until what
 * they tell is what was found.
 */
export async function renderLate(
  routes: readonly Route[],
  { files, validate, ...options }: RenderLateOptions,
): Promise<RenderedLate> {
  const { target } = options.folders;
  const inputs = new Map<Route, readonly InputKey[]>();
  let conformance = (await validate?.(target, files)) ?? null;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const rewritten = await renderPlanned(
      { render: [...routes], keep: [], remove: [] },
      {
        ...options,
        inputs: { ...options.inputs, conformance },
        onPage: undefined,
        onWritten(route, read, file) {
          files[routeFile(route)] = file;
          inputs.set(route, read);
        },
      },
    );
    const found = routes.length === 0 ? conformance : ((await validate?.(target, files)) ?? null);
    if (JSON.stringify(found) === JSON.stringify(conformance)) {
      return { conformance, inputs, rewritten };
    }
    conformance = found;
  }
  throw new Error('the pages that tell of the validators never agree with what these find');
}
