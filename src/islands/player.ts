/** Upgrades the browser's own players: the line being spoken is marked, a line's time jumps there. */
function upgrade(player: HTMLElement): void {
  const media = player.querySelector<HTMLMediaElement>('audio, video');
  if (media === null) return;
  for (const list of player.querySelectorAll<HTMLElement>('.cues')) followWords(list, media);
  fillWaveform(player, media);
  offerChoices(player, media);
  if (media instanceof HTMLVideoElement) showPosterWhenNear(media);
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

function followWords(list: HTMLElement, media: HTMLMediaElement): void {
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
  media.addEventListener('timeupdate', () => {
    const now = lastStarted(starts, media.currentTime);
    if (now === spoken) return;
    lines[spoken]?.classList.remove('speaking');
    lines[now]?.classList.add('speaking');
    spoken = now;
  });
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

for (const player of document.querySelectorAll<HTMLElement>('[data-player]')) {
  // A transcript's page holds a whole player inside: the outer one is upgraded.
  if (player.parentElement?.closest('[data-player]') == null) upgrade(player);
}
