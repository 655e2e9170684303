import type { Route } from '#domain/public/routes.ts';
import type { InputKey } from '#public-records/reader.ts';

/**
 * What every page of a release read, and what it was then: the ground for knowing which pages a change
 * touches. Written whole beside its release, so that the two cannot disagree.
 */
export interface PageLog {
  version: 1;
  /** Each input once, with the hash it had; `null` when it was not there. */
  inputs: [input: InputKey, hash: string | null][];
  /** Per page, positions in `inputs`. */
  pages: [route: Route, inputs: number[]][];
}

export interface PagePlan {
  /** New pages, and pages one of whose inputs changed. */
  render: Route[];
  /** Pages that are as they were. */
  keep: Route[];
  /** Pages that are no more. */
  remove: Route[];
}

/**
 * Which pages to render. `previous` is `null` when no page may be kept: no release yet, or code,
 * settings or assets changed.
 */
export function planPages(
  routes: readonly Route[],
  previous: PageLog | null,
  hashOf: (input: InputKey) => string | null,
): PagePlan {
  if (previous === null) return { render: [...routes], keep: [], remove: [] };
  const changed = previous.inputs.map(([input, hash]) => hashOf(input) !== hash);
  const known = new Map(previous.pages);
  const plan: PagePlan = { render: [], keep: [], remove: [] };
  for (const route of routes) {
    const inputs = known.get(route);
    const dirty = inputs === undefined || inputs.some((input) => changed[input]);
    plan[dirty ? 'render' : 'keep'].push(route);
  }
  const wanted = new Set(routes);
  plan.remove = previous.pages.map(([route]) => route).filter((route) => !wanted.has(route));
  return plan;
}

/** The plan without some of its pages. */
export function withoutRoutes(plan: PagePlan, some: ReadonlySet<Route>): PagePlan {
  const others = (routes: readonly Route[]) => routes.filter((route) => !some.has(route));
  return { render: others(plan.render), keep: others(plan.keep), remove: plan.remove };
}

/** Gathers what pages read into a PageLog. */
export function pageLogBuilder(): {
  add(route: Route, inputs: Iterable<InputKey>): void;
  finish(hashOf: (input: InputKey) => string | null): PageLog;
} {
  const numbers = new Map<InputKey, number>();
  const pages: [Route, number[]][] = [];
  return {
    add(route, inputs) {
      const read: number[] = [];
      for (const input of inputs) {
        let number = numbers.get(input);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(input, number);
        }
        read.push(number);
      }
      pages.push([route, read]);
    },
    finish(hashOf) {
      return {
        version: 1,
        inputs: [...numbers.keys()].map((input) => [input, hashOf(input)]),
        pages,
      };
    },
  };
}

/** What a page of the log read. */
export function inputsOf(log: PageLog, inputs: readonly number[]): InputKey[] {
  return inputs.flatMap((input) => log.inputs[input]?.[0] ?? []);
}
