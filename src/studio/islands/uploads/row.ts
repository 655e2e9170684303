import { inBytes } from '../../uploads/screens/in-bytes.ts';
import { type LiveUpload, showUpload } from './live.ts';
import type { Sending } from './sending.ts';
import { say } from './words.ts';

/** The row of a file that this page sends. */
export function openRow(sending: Sending): {
  element: HTMLElement;
  paint(): void;
  /** What the server tells of it once it is sent. */
  show(upload: LiveUpload): void;
} {
  const element = document.createElement('li');
  element.className = 'upload';
  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    className: string,
    mark?: string,
  ) => {
    const part = document.createElement(tag);
    part.className = className;
    if (mark !== undefined) part.dataset[mark] = '';
    element.append(part);
    return part;
  };
  const name = make('bdi', 'upload-name');
  name.textContent = sending.file.name;
  make('span', 'upload-size quiet').textContent = inBytes(
    sending.file.size,
    document.documentElement.lang === 'en' ? 'en' : 'vi',
  );
  make('span', 'upload-words', 'words');
  const bar = make('progress', '');
  bar.max = 100;
  bar.setAttribute('aria-label', sending.file.name);
  make('span', 'upload-detail quiet', 'detail');
  const buttons = make('div', 'buttons');
  const button = (words: { vi: string; en: string }, act: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = say(words);
    made.setAttribute('aria-label', `${say(words)}: ${sending.file.name}`);
    made.addEventListener('click', act);
    buttons.append(made);
    return made;
  };
  const pause = button({ vi: 'Tạm dừng', en: 'Pause' }, sending.pause);
  const goOn = button({ vi: 'Gửi tiếp', en: 'Go on' }, sending.start);
  const drop = button({ vi: 'Bỏ', en: 'Drop' }, () => void sending.drop());
  let isTold = false;

  return {
    element,
    paint() {
      const { phase } = sending.state;
      pause.hidden = phase !== 'sending' && phase !== 'reading';
      goOn.hidden = phase !== 'paused' && phase !== 'stopped';
      drop.hidden = phase === 'ended';
      buttons.hidden = phase === 'ended';
      if (!isTold) showUpload(element, sending.state);
      if (phase !== 'ended') isTold = false;
    },
    show(upload) {
      isTold = true;
      showUpload(element, upload);
      if (element.querySelector('a') !== null) return;
      const link = document.createElement('a');
      link.href = `/studio/uploads/${upload.id}/`;
      link.className = 'upload-name';
      link.append(name.textContent ?? '');
      name.replaceWith(link);
    },
  };
}
