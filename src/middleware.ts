import type { MiddlewareHandler } from 'astro';
import { loadSiteContext } from '#public-records/load-site-context.ts';

/** `archive build` gives every page its context; `astro build` and `astro dev` give none. */
export const onRequest: MiddlewareHandler = (context, next) => {
  const locals: Partial<App.Locals> = context.locals;
  locals.archive ??= loadSiteContext();
  return next();
};
