import { savesData } from '#islands/search/saves-data.ts';

/** A film's picture costs as much as a page: it is fetched when the reader has nearly come to it, if at all. */
export function showWhenNear(video: HTMLVideoElement): void {
  const { poster } = video.dataset;
  if (poster === undefined || savesData()) return;
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
