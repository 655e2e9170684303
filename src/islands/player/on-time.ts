const MOMENTS = ['timeupdate', 'seeking', 'seeked', 'playing', 'ratechange', 'pause'] as const;
const SHORTEST_WAIT_MS = 4;

/**
 * Calls `update` with the time of `media` in seconds whenever it may matter. `timeupdate` comes four times a
 * second at best; `update` returns the next moment that must not be missed, or `null`, and is called then.
 */
export function onTime(media: HTMLMediaElement, update: (seconds: number) => number | null): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    clearTimeout(timer);
    const now = media.currentTime;
    const next = update(now);
    if (next === null || media.paused) return;
    const waitMs = ((next - now) / media.playbackRate) * 1000;
    timer = setTimeout(run, Math.max(SHORTEST_WAIT_MS, waitMs));
  };
  for (const moment of MOMENTS) media.addEventListener(moment, run);
  // Where playing will begin, before anything is loaded.
  if (media.currentTime > 0) run();
}

/** Goes to a moment. Browsers are silent about a place set before anything is loaded: it is told here. */
export function goTo(media: HTMLMediaElement, seconds: number): void {
  media.currentTime = Math.max(0, seconds);
  if (media.readyState === 0) media.dispatchEvent(new Event('timeupdate'));
}

/** Goes to a moment and plays from there; of what is not loaded yet nothing before it is fetched. */
export function playFrom(media: HTMLMediaElement, seconds: number): void {
  goTo(media, seconds);
  media.play().catch(() => {});
}
