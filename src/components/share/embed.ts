import { routes } from '#domain/public/routes.ts';
import { OEMBED_SIZE } from '#exports/oembed.ts';
import { withoutMarks } from '#i18n/fallback-marks.ts';
import type { Page } from '#layouts/page.ts';
import { escapeHtml } from '../html.ts';

/** The frame that another site puts into its page to show the card of a record. */
export function embedCode(
  page: Page,
  { id, title, locale }: { id: string; title: string; locale: string },
): string {
  const address = escapeHtml(page.absolute(routes.embed(locale, id)));
  const name = withoutMarks(page.t('share:embed.frame', { title, site: page.site.name }));
  const { widthPx, heightPx } = OEMBED_SIZE;
  return `<iframe src="${address}" title="${escapeHtml(name)}" width="${widthPx}" height="${heightPx}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
}
