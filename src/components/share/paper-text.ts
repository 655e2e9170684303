/** HTML of the archive's own making without its links: their words stay. Anything inside stays as it is. */
export function withoutLinks(html: string): string {
  return html.replaceAll(/<\/?a\b[^>]*>/g, '');
}
