/** One sound at a time, wherever in the page it comes from. */
export function letOneSound(): void {
  document.addEventListener(
    'play',
    ({ target }) => {
      for (const other of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
        if (other !== target) other.pause();
      }
    },
    { capture: true },
  );
}

/**
 * Links to a reading become buttons that play it where one is and stop it again. Nothing is fetched before the
 * press. What this browser cannot play is a link once more.
 */
export function wireSpeakers(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-speaker]')) {
    link.setAttribute('role', 'button');
    link.setAttribute('aria-pressed', 'false');
    let sound: HTMLAudioElement | undefined;
    const press = (event: Event) => {
      event.preventDefault();
      sound ??= soundOf(link, () => {
        link.removeEventListener('click', press);
        link.removeAttribute('role');
        link.removeAttribute('aria-pressed');
        link.click();
      });
      if (!sound.paused) sound.pause();
      else {
        sound.currentTime = 0;
        sound.play().catch(() => {});
      }
    };
    link.addEventListener('click', press);
    link.addEventListener('keydown', (event) => {
      if (event.key === ' ' && link.hasAttribute('role')) press(event);
    });
  }
}

function soundOf(link: HTMLAnchorElement, onFailure: () => void): HTMLAudioElement {
  const sound = document.createElement('audio');
  sound.preload = 'none';
  const { other } = link.dataset;
  const canPlay = other === undefined || sound.canPlayType(link.type) !== '';
  sound.src = canPlay ? link.href : other;
  const show = () => link.setAttribute('aria-pressed', String(!sound.paused && !sound.ended));
  for (const event of ['play', 'pause', 'ended'] as const) sound.addEventListener(event, show);
  sound.addEventListener('error', onFailure, { once: true });
  // In the page, so that it is stopped when another sound begins.
  document.body.append(sound);
  return sound;
}
