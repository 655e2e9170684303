import { type Moment, readMoment } from './player/moment.ts';

/**
 * Upgrades the browser's own players: the line being spoken is marked, a line's time jumps there. `moment` is
 * where the address asks to begin.
 */
function upgrade(player: HTMLElement, moment: Moment | null): void {
  const media = player.querySelector<HTMLMediaElement>('audio, video');
  if (media === null) return;
  if (moment !== null) beginAt(player, media, moment);
  for (const list of player.querySelectorAll<HTMLElement>('.cues')) {
    followWords(list, media, moment);
  }
  fillWaveform(player, media);
  offerChoices(player, media);
  if (media instanceof HTMLVideoElement) showPosterWhenNear(media);
}

/**
 * Set before anything is loaded, the time is where the browser will begin
 * (https://html.spec.whatwg.org/multipage/media.html#default-playback-start-position): nothing is fetched for it.
 */
function beginAt(player: HTMLElement, media: HTMLMediaElement, { start, end }: Moment): void {
  media.currentTime = start;
  // With the line below it in view too, where both have room.
  media.scrollIntoView({ block: 'start' });
  for (const link of player.querySelectorAll<HTMLAnchorElement>('a[data-words]')) {
    link.search = location.search;
  }
  if (end === null) return;
  const stop = () => {
    if (media.currentTime < end) return;
    media.removeEventListener('timeupdate', stop);
    media.pause();
  };
  media.addEventListener('timeupdate', stop);
}

/** A film's picture costs as much as a page: it is fetched when the reader has nearly come to it. */
function showPosterWhenNear(video: HTMLVideoElement): void {
  const poster = video.dataset['poster'];
  if (poster === undefined) return;
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      video.poster = poster;
      watch.disconnect();
    },
    { rootMargin: '200px' },
  );
  watch.observe(video);
}

function followWords(list: HTMLElement, media: HTMLMediaElement, moment: Moment | null): void {
  const lines = [...list.querySelectorAll<HTMLElement>('li')];
  if (lines.length === 0) return;
  const starts = lines.map((line) => Number(line.dataset['start']));
  for (const [at, line] of lines.entries()) {
    const time = line.querySelector('.cue-time');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cue-time';
    button.textContent = time?.textContent ?? '';
    button.addEventListener('click', () => {
      media.currentTime = starts[at] ?? 0;
      void media.play();
    });
    time?.replaceWith(button);
  }
  let spoken = -1;
  const mark = (seconds: number) => {
    const now = lastStarted(starts, seconds);
    if (now === spoken) return;
    lines[spoken]?.classList.remove('speaking');
    lines[now]?.classList.add('speaking');
    spoken = now;
  };
  media.addEventListener('timeupdate', () => mark(media.currentTime));
  if (moment === null) return;
  mark(moment.start);
  const fold = list.closest('details');
  if (fold !== null) fold.open = true;
  lines[spoken]?.scrollIntoView({ block: 'nearest' });
}

function lastStarted(starts: readonly number[], seconds: number): number {
  let last = -1;
  for (const [at, start] of starts.entries()) if (start <= seconds) last = at;
  return last;
}

/** The part already heard is drawn over the waveform in ink. */
function fillWaveform(player: HTMLElement, media: HTMLMediaElement): void {
  const path = player.querySelector<SVGPathElement>('.waveform path');
  if (path === null) return;
  const heard = path.cloneNode() as SVGPathElement;
  heard.setAttribute('class', 'played');
  heard.style.clipPath = 'inset(0 100% 0 0)';
  path.after(heard);
  media.addEventListener('timeupdate', () => {
    const part = media.duration > 0 ? media.currentTime / media.duration : 0;
    heard.style.clipPath = `inset(0 ${100 - part * 100}% 0 0)`;
  });
}

/**
 * A tap on a choice plays that file here, from where one was. One that this browser cannot play, or finds
 * it cannot, is a link as it would be without script: another program may. The choice that is heard is
 * marked.
 */
function offerChoices(player: HTMLElement, media: HTMLMediaElement): void {
  const choices = [...player.querySelectorAll<HTMLAnchorElement>('[data-choice]')];
  let trial = new AbortController();
  const load = (file: string, at: number) => {
    for (const source of media.querySelectorAll('source')) source.remove();
    media.src = file;
    if (at > 0) media.currentTime = at;
  };
  for (const choice of choices) {
    if (media.canPlayType(choice.type) === '') continue;
    const playHere = (event: Event) => {
      event.preventDefault();
      trial.abort();
      trial = new AbortController();
      const { currentSrc: former, currentTime: at } = media;
      const giveUp = () => {
        trial.abort();
        choice.removeEventListener('click', playHere);
        load(former, at);
        choice.click();
      };
      media.addEventListener('error', giveUp, { signal: trial.signal });
      media.addEventListener('loadeddata', () => trial.abort(), { signal: trial.signal });
      load(choice.href, at);
      media.play().catch(() => {});
    };
    choice.addEventListener('click', playHere);
  }
  media.addEventListener('loadedmetadata', () => {
    for (const choice of choices) {
      choice.ariaCurrent = choice.href === media.currentSrc ? 'true' : null;
    }
  });
}

// A transcript's page holds a whole player inside: the outer one is upgraded.
const players = [...document.querySelectorAll<HTMLElement>('[data-player]')].filter(
  (player) => player.parentElement?.closest('[data-player]') == null,
);
const moment = readMoment(location.search);
for (const [at, player] of players.entries()) upgrade(player, at === 0 ? moment : null);
