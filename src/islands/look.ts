import { LOOK_LINKS, lookDataOf, type StartLooking } from './look/look-data.ts';
import { readRegion } from './look/region.ts';

/**
 * A picture is a link to its largest file. Where the browser can do more, a tap opens it in a dialog; what
 * looks close is fetched then and not before, and when that fails the link is followed after all.
 */
const REGISTER = 'banSacLook';
const globals = globalThis as unknown as Record<
  string,
  ((start: StartLooking) => void) | undefined
>;
const template = document.querySelector<HTMLTemplateElement>('template[data-look-dialog]');
const links = [...document.querySelectorAll<HTMLAnchorElement>(LOOK_LINKS)];

let fetching: Promise<StartLooking> | undefined;
function fetchViewer(source: string): Promise<StartLooking> {
  fetching ??= new Promise<StartLooking>((resolve, reject) => {
    globals[REGISTER] = resolve;
    const script = document.createElement('script');
    script.src = source;
    script.onerror = () => {
      script.remove();
      // The network may be back at the next tap.
      fetching = undefined;
      reject(new Error('what looks close was not reached'));
    };
    document.head.append(script);
  });
  return fetching;
}

function open(link: HTMLAnchorElement, search: string): void {
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLDialogElement)) return;
  document.body.append(copy);
  // The browser's own way back leads out of the picture, not off the page.
  const back = () => copy.close();
  history.pushState({ looks: true }, '');
  addEventListener('popstate', back);
  copy.addEventListener('close', () => {
    removeEventListener('popstate', back);
    if (history.state?.looks === true) history.back();
    copy.remove();
  });
  copy.querySelector('[data-look-do="close"]')?.addEventListener('click', back);
  copy.showModal();
  fetchViewer(template?.dataset['lookDialog'] ?? '').then(
    (start) => {
      if (copy.open) start({ dialog: copy, link, search });
    },
    () => {
      copy.remove();
      location.replace(link.href);
    },
  );
}

/** The picture of this very page, or of the part of it that the address names. */
function ownLink(): HTMLAnchorElement | undefined {
  const part = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  return links.find((link) => {
    const own = new URL(lookDataOf(link).page, location.href);
    return own.pathname === location.pathname && (part === null || part.contains(link));
  });
}

if (template !== null && typeof HTMLDialogElement === 'function') {
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(link, link.dataset['lookAt'] ?? '');
    });
  }
  const own = ownLink();
  if (own !== undefined && readRegion(location.search, lookDataOf(own)) !== null) {
    open(own, location.search);
  }
}
