const STEP_SECONDS = 10;

/** What the lock screen shows and does while this plays (https://www.w3.org/TR/mediasession/). */
export function showInSession(
  media: HTMLMediaElement,
  { title, archive }: { title: string; archive: string },
): void {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession: session } = navigator;
  // Lock screens know JPEG.
  const poster =
    media instanceof HTMLVideoElement ? (media.dataset['plainPoster'] ?? media.poster) : '';
  const by = (seconds: number) => () => {
    media.currentTime += seconds;
  };
  const place = () => {
    const { currentTime: position, duration, playbackRate } = media;
    if (!Number.isFinite(duration)) return;
    session.setPositionState?.({ duration, playbackRate, position: Math.min(position, duration) });
  };
  media.addEventListener('play', () => {
    session.metadata = new MediaMetadata({
      title,
      artist: archive,
      artwork: poster === '' ? [] : [{ src: poster }],
    });
    const actions: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
      play: () => void media.play(),
      pause: () => media.pause(),
      seekbackward: by(-STEP_SECONDS),
      seekforward: by(STEP_SECONDS),
      seekto: ({ seekTime }) => {
        if (seekTime !== undefined) media.currentTime = seekTime;
      },
    };
    for (const [action, handler] of Object.entries(actions)) {
      try {
        session.setActionHandler(action as MediaSessionAction, handler);
      } catch {
        // An action this browser does not know.
      }
    }
  });
  for (const moved of ['loadedmetadata', 'seeked', 'ratechange', 'play'] as const) {
    media.addEventListener(moved, place);
  }
}
