import type { MiddlewareHandler } from 'astro';
import { marksToSpans, withoutMarks } from '#i18n/fallback-marks.ts';
import { isComplete } from '#i18n/translator.ts';
import { loadSiteContext } from '#public-records/load-site-context.ts';

/**
 * `archive build` gives every page its context; `astro build` and `astro dev` give none. A page of a
 * locale that lacks messages has those of another language marked: here they become `lang` attributes.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const locals: Partial<App.Locals> = context.locals;
  locals.archive ??= loadSiteContext();
  const response = await next();
  const { locale } = context.params;
  // Pages of no locale speak in all of them.
  const spoken = locale === undefined ? locals.archive.site.locales : [locale];
  if (spoken.every(isComplete)) return response;
  const isHtml = response.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  const text = await response.text();
  return new Response(isHtml ? marksToSpans(text) : withoutMarks(text), response);
};
