import { savesData } from '#islands/search/saves-data.ts';

/** A film's picture costs as much as a page: it is fetched when the reader has nearly come to it, if at all. */
export function showWhenNear(video: HTMLVideoElement): void {
  const { poster } = video.dataset;
  orPlain(video);
  if (poster === undefined || savesData()) return;
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      video.poster = poster;
      orPlain(video);
      watch.disconnect();
    },
    { rootMargin: '200px' },
  );
  watch.observe(video);
}

/** Browsers that do not know the lightest format are given the other; the first is fetched but once. */
function orPlain(video: HTMLVideoElement): void {
  const { plainPoster } = video.dataset;
  if (video.poster === '' || plainPoster === undefined) return;
  const probe = new Image();
  probe.onerror = () => {
    video.poster = plainPoster;
  };
  probe.src = video.poster;
}
