import { offerChoices } from './player/choices.ts';
import { offerLink, publicAddress } from './player/copy-link.ts';
import { offerFinding } from './player/find-part.ts';
import { listenToKeys } from './player/keys.ts';
import { followLines, type Line } from './player/lines.ts';
import { type Moment, readLanguages, readMoment, writeMoment } from './player/moment.ts';
import { partOf } from './player/part.ts';
import type { PlayerSettings } from './player/player-settings.ts';
import { showWhenNear } from './player/poster.ts';
import { rememberedPlace } from './player/remembered-place.ts';
import { resume } from './player/resume.ts';
import { scrubWaveform } from './player/scrub.ts';
import { showInSession } from './player/session.ts';
import { captionOnPlay, offerTracks } from './player/shown-tracks.ts';
import { offerStoryboard } from './player/storyboard.ts';

/** What the address asks for is asked of the first player of the page. */
let asked = { moment: readMoment(location.search), languages: readLanguages(location.search) };

/**
 * The browser's own player, with its words beside it. All that can be heard and read without this script is
 * in the page; what only the script does is hidden there until it is upgraded.
 */
class MediaPlayer extends HTMLElement {
  connectedCallback(): void {
    const media = this.querySelector<HTMLMediaElement>('audio, video');
    if (media === null) return;
    for (const tools of this.querySelectorAll<HTMLElement>('[data-tools]')) tools.hidden = false;
    upgrade(this, { media, ...asked });
    asked = { moment: null, languages: [] };
  }
}

function upgrade(
  player: HTMLElement,
  {
    media,
    moment,
    languages,
  }: { media: HTMLMediaElement; moment: Moment | null; languages: string[] },
): void {
  const settings = JSON.parse(player.dataset['player'] ?? '{}') as PlayerSettings;
  const { id, home, spoken } = settings;
  const address = (at: Moment, shown: readonly string[] = []) =>
    publicAddress(home) + writeMoment(at, shown);
  const place = moment === null && id !== null ? rememberedPlace(id) : null;
  const start = moment?.start ?? place;
  // Set before anything is loaded, it is where playing begins, and nothing is fetched for it:
  // https://html.spec.whatwg.org/multipage/media.html#default-playback-start-position
  if (start !== null) beginAt(media, start);
  if (moment !== null) showMoment(player);
  offerChoices(player, media);

  const lists = [...player.querySelectorAll<HTMLElement>('.cues')];
  const link = (from: number) => address({ start: from, end: null });
  const followed = new Map(lists.map((list) => [list, followLines(list, { media, link })]));
  const words = lists.find((list) => list.matches('.words'));
  const lines: readonly Line[] = (words && followed.get(words)) ?? [];
  const shown = words ? offerTracks(player, { list: words, asked: languages }) : () => [];
  offerFinding(player, { lines, script: settings.find });

  const part = partOf(player, { media, lines, begun: moment });
  offerLink(player, {
    moment: () => part.now() ?? { start: media.currentTime, end: null },
    address: (at) => address(at, shown()),
  });
  listenToKeys(player, { media, lines, part });
  scrubWaveform(player, media);
  offerStoryboard(player, media);
  if (id !== null) resume(player, { media, id, place });
  if (media instanceof HTMLVideoElement) {
    captionOnPlay(media, { asked: languages, spoken });
    showWhenNear(media);
  }
  showInSession(media, settings);
  player.querySelector('[data-play]')?.addEventListener('click', (event) => {
    event.preventDefault();
    if (media.paused) media.play().catch(() => {});
    else media.pause();
  });
  if (moment !== null) media.scrollIntoView({ block: 'start' });
}

/** A moment past the end, as of an address written by hand or of a recording since cut, begins at the beginning. */
function beginAt(media: HTMLMediaElement, seconds: number): void {
  media.currentTime = seconds;
  const begin = () => {
    if (seconds >= media.duration) media.currentTime = 0;
  };
  media.addEventListener('loadedmetadata', begin, { once: true });
}

/** The words are unfolded; those that stand on a page of their own are asked for the same moment. */
function showMoment(player: HTMLElement): void {
  for (const whole of player.querySelectorAll<HTMLAnchorElement>('a[data-whole]')) {
    whole.search = location.search;
  }
  const fold = player.querySelector('.words')?.closest('details');
  if (fold) fold.open = true;
}

customElements.define('media-player', MediaPlayer);
