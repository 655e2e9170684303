import type { Page } from '#layouts/page.ts';
import { escapeHtml } from '../html.ts';
import type { Citation } from './citations.ts';

/**
 * Numbers of the sources a sentence rests on, as HTML to stand right after it: a no-break space
 * keeps them from beginning a line alone. Empty when there are none.
 */
export function citeHtml(page: Page, citations: readonly Citation[]): string {
  if (citations.length === 0) return '';
  const links = citations.map(({ number }) => `<a href="#s${number}">${number}</a>`).join(', ');
  const label = escapeHtml(page.t('record.sources'));
  return `\u00a0<span class="cite"><span class="unseen">${label}</span> ${links}</span>`;
}
