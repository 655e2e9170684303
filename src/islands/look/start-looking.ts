import {
  LOOK_LINKS,
  type LookData,
  lookDataOf,
  OTHER_LINKS,
  type StartLooking,
} from './look-data.ts';
import { type PictureView, showPicture } from './picture-view.ts';
import { readRegion, toXywh } from './region.ts';
import { moveTogether } from './together.ts';

const STEP = 1.6;
const MOVE = 0.15;

/** Fills the dialog: a picture with its credit, the buttons, and what may be put beside it. */
export const startLooking: StartLooking = ({ dialog, link, search }) => {
  const look = lookDataOf(link);
  const stage = find(dialog, '[data-look-stage]');
  const said = find(dialog, '[data-look-said]');
  const views: PictureView[] = [];
  const put = (shown: LookData, from: HTMLElement): PictureView => {
    const view = showPicture(addFigure(stage, dialog, shown, from), shown);
    views.push(view);
    return view;
  };
  const each = (act: (view: PictureView) => void) => {
    for (const view of views) act(view);
  };
  const first = put(look, link);
  said.textContent = '';
  const region = readRegion(search, look);
  first.viewer.addOnceHandler('open', () => {
    if (region !== null) first.show(region);
    first.viewer.canvas.focus();
  });

  on(dialog, 'in', () => each((view) => view.zoomBy(STEP)));
  on(dialog, 'out', () => each((view) => view.zoomBy(1 / STEP)));
  on(dialog, 'whole', () => each((view) => view.showWhole()));
  on(dialog, 'copy', () => void copyLink(dialog, regionLink(look, first)));
  listenToKeys(dialog, each);
  offerFullScreen(dialog);
  offerOthers(dialog, { look, views, put });
  dialog.addEventListener('close', () => each((view) => view.destroy()));
};

/** The keys of a picture work wherever in the dialog one is; in the picture itself the viewer hears them. */
function listenToKeys(
  dialog: HTMLDialogElement,
  each: (act: (view: PictureView) => void) => void,
): void {
  const acts: Readonly<Record<string, (view: PictureView) => void>> = {
    '+': (view) => view.zoomBy(STEP),
    '=': (view) => view.zoomBy(STEP),
    '-': (view) => view.zoomBy(1 / STEP),
    0: (view) => view.showWhole(),
    ArrowLeft: (view) => view.moveBy(-MOVE, 0),
    ArrowRight: (view) => view.moveBy(MOVE, 0),
    ArrowUp: (view) => view.moveBy(0, -MOVE),
    ArrowDown: (view) => view.moveBy(0, MOVE),
  };
  dialog.addEventListener('keydown', (event) => {
    const act = acts[event.key];
    if (act === undefined || (event.target as Element).closest('.look-view, input, ul') !== null)
      return;
    event.preventDefault();
    each(act);
  });
}

function addFigure(
  stage: HTMLElement,
  dialog: HTMLDialogElement,
  look: LookData,
  from: HTMLElement,
): HTMLElement {
  const template = dialog.querySelector<HTMLTemplateElement>('template[data-look-figure]');
  const figure = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const title = document.createElement('a');
  title.textContent = look.title;
  title.lang = look.lang;
  title.href = look.page;
  find(figure, '[data-look-title]').append(title);
  find(figure, '[data-look-credit]').textContent = look.credit;
  // The words of a page of a document stand beside its picture.
  const words = from.closest('li')?.querySelector<HTMLElement>('[data-look-words]');
  if (words != null) find(figure, 'figcaption').append(words.cloneNode(true));
  stage.append(figure);
  return find(figure, '[data-look-view]');
}

/** The address of what is seen, on the picture's own page. */
function regionLink(look: LookData, view: PictureView): string {
  const address = new URL(look.page, location.href);
  // Commas and all, as the specification writes it.
  address.search = `?xywh=${toXywh(view.seen(), look)}`;
  return address.href;
}

async function copyLink(dialog: HTMLDialogElement, address: string): Promise<void> {
  const said = find(dialog, '[data-look-said]');
  const field = find<HTMLInputElement>(dialog, '[data-look-link]');
  field.value = address;
  field.hidden = false;
  said.textContent = '';
  try {
    await navigator.clipboard.writeText(address);
    said.textContent = said.dataset['lookCopied'] ?? '';
  } catch {
    // No right to the clipboard, or a page read from file://: the address can be copied by hand.
    field.focus();
    field.select();
  }
}

/** A dialog itself may not be made full-screen; what it holds, credit and all, may. */
function offerFullScreen(dialog: HTMLDialogElement): void {
  const button = dialog.querySelector<HTMLButtonElement>('[data-look-do="full"]');
  const all = dialog.firstElementChild;
  if (button === null || all === null || !document.fullscreenEnabled) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    if (document.fullscreenElement === null) void all.requestFullscreen();
    else void document.exitFullscreen();
  });
}

interface Stage {
  look: LookData;
  views: PictureView[];
  put(look: LookData, from: HTMLElement): PictureView;
}

/** Other pictures of the page, one of which can stand beside the first. */
function offerOthers(dialog: HTMLDialogElement, { look, views, put }: Stage): void {
  const fold = find<HTMLDetailsElement>(dialog, '[data-look-others]');
  const list = find(fold, 'ul');
  const tie = find<HTMLInputElement>(dialog, '[data-look-tie]');
  const told = new Set([look.largest]);
  let part = () => {};
  for (const link of document.querySelectorAll<HTMLElement>(`${LOOK_LINKS}, ${OTHER_LINKS}`)) {
    const other = lookDataOf(link);
    if (told.has(other.largest)) continue;
    told.add(other.largest);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = other.title;
    button.lang = other.lang;
    button.addEventListener('click', () => {
      const [first, second] = views;
      if (first === undefined) return;
      if (second !== undefined) {
        part();
        views.pop();
        second.destroy();
        dialog.querySelector('[data-look-stage] > :last-child')?.remove();
      }
      const beside = put(other, link);
      fold.open = false;
      const label = tie.closest('label');
      if (label !== null) label.hidden = false;
      beside.viewer.addOnceHandler('open', () => {
        part = moveTogether([first, beside], () => tie.checked);
      });
    });
    const item = document.createElement('li');
    item.append(button);
    list.append(item);
  }
  fold.hidden = list.childElementCount === 0;
}

function on(dialog: HTMLDialogElement, what: string, act: () => void): void {
  find(dialog, `[data-look-do="${what}"]`).addEventListener('click', act);
}

function find<T extends HTMLElement = HTMLElement>(inside: HTMLElement, selector: string): T {
  const found = inside.querySelector<T>(selector);
  if (found === null) throw new Error(`the dialog lacks ${selector}`);
  return found;
}
