/**
 * Shows and hides the aligned tracks of the words, by the boxes above them. `asked`: languages the address
 * names; where none of them is here, all are shown. Returns the languages shown, or none when all are.
 */
export function offerTracks(
  player: HTMLElement,
  { list, asked }: { list: HTMLElement; asked: readonly string[] },
): () => string[] {
  const boxes = [...player.querySelectorAll<HTMLInputElement>('[data-track]')];
  const apply = () => {
    for (const [at, { checked }] of boxes.entries())
      list.classList.toggle(`without-${at}`, !checked);
  };
  if (boxes.some(({ value }) => asked.includes(value))) {
    for (const box of boxes) box.checked = asked.includes(box.value);
  }
  for (const box of boxes) box.addEventListener('change', apply);
  apply();
  return () => {
    const shown = boxes.filter(({ checked }) => checked);
    return shown.length === boxes.length ? [] : shown.map(({ value }) => value);
  };
}

/**
 * Of a film, words are shown in the picture when it first plays: those the address asks for, or those in
 * the page's language where the film speaks another. Their file is fetched then, and not before.
 */
export function captionOnPlay(
  media: HTMLMediaElement,
  { asked, spoken }: { asked: readonly string[]; spoken: readonly string[] },
): void {
  const page = document.documentElement.lang;
  const wanted = asked.length > 0 ? asked : spoken.includes(page) ? [] : [page];
  media.addEventListener(
    'play',
    () => {
      const track = [...media.textTracks].find(
        ({ kind, language }) => kind !== 'chapters' && wanted.includes(language),
      );
      if (track !== undefined) track.mode = 'showing';
    },
    { once: true },
  );
}
