import { clock } from './moment.ts';
import { playFrom } from './on-time.ts';

/**
 * Small pictures along a film, fetched on the reader's tap: each goes to its moment. The file says where they
 * lie on their sheets (https://www.w3.org/TR/media-frags/#naming-space).
 */
export function offerStoryboard(player: HTMLElement, media: HTMLMediaElement): void {
  const button = player.querySelector<HTMLButtonElement>('[data-board]');
  const file = button?.dataset['board'];
  if (button === null || file === undefined) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    const element = document.createElement('track');
    element.kind = 'metadata';
    element.src = file;
    element.addEventListener('load', () => {
      button.replaceWith(
        pictures([...(element.track.cues ?? [])] as VTTCue[], { file: element.src, media }),
      );
      player.querySelector<HTMLElement>('.board button')?.focus();
    });
    // From a file:// page browsers read no tracks.
    element.addEventListener('error', () => button.remove());
    media.append(element);
    element.track.mode = 'hidden';
  });
}

function pictures(
  cues: readonly VTTCue[],
  { file, media }: { file: string; media: HTMLMediaElement },
): HTMLElement {
  const list = document.createElement('ol');
  list.className = 'board';
  for (const { startTime, text } of cues) {
    const [, sheet = '', x = 0, y = 0, width = 0, height = 0] =
      /^(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/.exec(text) ?? [];
    const picture = document.createElement('button');
    picture.type = 'button';
    picture.textContent = clock(startTime);
    picture.style.cssText = `width:${width}px;height:${height}px;background:url("${new URL(sheet, file).href}") -${x}px -${y}px`;
    picture.addEventListener('click', () => playFrom(media, startTime));
    const item = document.createElement('li');
    item.append(picture);
    list.append(item);
  }
  return list;
}
