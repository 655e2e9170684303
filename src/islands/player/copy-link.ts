import { clock, type Moment } from './moment.ts';

/**
 * The address of `home` (relative, the recording's own page) for people elsewhere: of this host, or of the
 * public site where the page was opened from a file.
 */
export function publicAddress(home: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const from = location.protocol === 'file:' ? (canonical ?? location.href) : location.href;
  return new URL(home, from).href;
}

/** The button that copies a link; where the browser refuses, the link is shown to be copied by hand. */
export function offerLink(
  player: HTMLElement,
  { moment, address }: { moment(): Moment; address(moment: Moment): string },
): void {
  const button = player.querySelector<HTMLElement>('[data-copy-moment]');
  const said = player.querySelector<HTMLElement>('[data-moment-copied]');
  const field = player.querySelector<HTMLInputElement>('[data-link]');
  button?.addEventListener('click', async () => {
    const asked = moment();
    if (field) {
      field.value = address(asked);
      field.hidden = true;
    }
    try {
      await navigator.clipboard.writeText(address(asked));
      if (said) said.textContent = done(said.dataset, asked);
    } catch {
      if (said) said.textContent = said.dataset['by'] ?? '';
      if (field) {
        field.hidden = false;
        field.select();
      }
    }
  });
}

function done({ moment = '', part = '' }: DOMStringMap, { start, end }: Moment): string {
  return end === null
    ? moment.replace('{{time}}', clock(start))
    : part.replace('{{start}}', clock(start)).replace('{{end}}', clock(end));
}
