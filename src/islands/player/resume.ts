import { clock } from './moment.ts';
import { goTo } from './on-time.ts';
import { rememberPlace } from './remembered-place.ts';

/** So short a recording is heard again from its start. */
const WORTH_SECONDS = 45;
const NOTED_EVERY_SECONDS = 5;
const BEGUN_SECONDS = 5;
const NEARLY_OVER_SECONDS = 5;

/** Notes where one is, says so where one stopped before at `place` (seconds), and forgets it on wish. */
export function resume(
  player: HTMLElement,
  { media, id, place }: { media: HTMLMediaElement; id: string; place: number | null },
): void {
  const notice = player.querySelector<HTMLElement>('[data-resume]');
  const words = notice?.querySelector<HTMLElement>('[data-say]');
  if (place !== null && notice && words) {
    words.textContent = (words.dataset['say'] ?? '').replace('{{time}}', clock(place));
    notice.hidden = false;
  }
  notice?.querySelector('button')?.addEventListener('click', () => {
    rememberPlace(id, null);
    goTo(media, 0);
    notice.hidden = true;
    media.focus();
  });
  let noted = 0;
  const note = () => {
    const { currentTime: at, duration } = media;
    if (!(duration > WORTH_SECONDS) || at < BEGUN_SECONDS) return;
    noted = at;
    rememberPlace(id, at > duration - NEARLY_OVER_SECONDS ? null : Math.floor(at));
  };
  media.addEventListener('timeupdate', () => {
    if (!media.paused && Math.abs(media.currentTime - noted) >= NOTED_EVERY_SECONDS) note();
  });
  media.addEventListener('pause', note);
}
