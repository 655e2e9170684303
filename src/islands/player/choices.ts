import { savesData } from '#islands/search/saves-data.ts';

/**
 * A tap on a choice plays that file here, from where one was. One that this browser cannot play, or finds
 * it cannot, is a link as it would be without script: another program may. The choice that is heard, or
 * would be, is marked.
 */
export function offerChoices(player: HTMLElement, media: HTMLMediaElement): void {
  const choices = [...player.querySelectorAll<HTMLAnchorElement>('[data-choice]')];
  const playable = choices.filter(({ type }) => media.canPlayType(type) !== '');
  let trial = new AbortController();
  for (const choice of playable) {
    const playHere = (event: Event) => {
      event.preventDefault();
      trial.abort();
      trial = new AbortController();
      const { currentSrc: former, currentTime: at } = media;
      const giveUp = () => {
        trial.abort();
        choice.removeEventListener('click', playHere);
        load(media, former, at);
        choice.click();
      };
      media.addEventListener('error', giveUp, { signal: trial.signal });
      media.addEventListener('loadeddata', () => trial.abort(), { signal: trial.signal });
      load(media, choice.href, at);
      media.play().catch(() => {});
    };
    choice.addEventListener('click', playHere);
  }
  const mark = (file: string) => {
    for (const choice of choices) {
      if (withoutMoment(choice.href) === withoutMoment(file))
        choice.setAttribute('aria-current', 'true');
      else choice.removeAttribute('aria-current');
    }
  };
  media.addEventListener('loadedmetadata', () => mark(media.currentSrc));
  const lightest = savesData() ? lightestOf(media, playable) : undefined;
  if (lightest === undefined) {
    mark(firstPlayable(media));
    return;
  }
  load(media, lightest.href, media.currentTime);
  mark(lightest.href);
  const saving = player.querySelector<HTMLElement>('[data-saving]');
  if (saving) saving.hidden = false;
  const cost = player.querySelector('[data-cost]');
  if (cost) cost.textContent = lightest.dataset['bytes'] ?? '';
}

/** What a device that saves data plays: as much as the player would show, in the fewest bytes, as recorded. */
function lightestOf(
  media: HTMLMediaElement,
  choices: readonly HTMLAnchorElement[],
): HTMLAnchorElement | undefined {
  const kind = media instanceof HTMLVideoElement ? 'video/' : 'audio/';
  return choices.find(
    ({ type, dataset }) => type.startsWith(kind) && dataset['choice'] !== 'changed',
  );
}

function firstPlayable(media: HTMLMediaElement): string {
  const sources = [...media.querySelectorAll('source')];
  return sources.find(({ type }) => media.canPlayType(type) !== '')?.src ?? '';
}

const withoutMoment = (address: string) => address.replace(/#.*/, '');

function load(media: HTMLMediaElement, file: string, atSeconds: number): void {
  for (const source of media.querySelectorAll('source')) source.remove();
  media.src = file;
  if (atSeconds > 0) media.currentTime = atSeconds;
}
