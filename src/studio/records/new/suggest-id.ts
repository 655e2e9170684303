import { fold } from '#search/fold.ts';

const LONGEST_ID_CHARS = 60;

/**
 * An id made of a title: `Lễ hội Katê` → `le-hoi-kate`, or with a number after it where that is taken.
 * Empty where the title has no Latin letter or digit.
 */
export function suggestId(title: string, isTaken: (id: string) => boolean): string {
  const words = fold(title).match(/[a-z0-9]+/g) ?? [];
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word : `${id}-${word}`;
    if (longer.length > LONGEST_ID_CHARS) break;
    id = longer;
  }
  if (id === '' || !isTaken(id)) return id;
  for (let number = 2; ; number += 1) if (!isTaken(`${id}-${number}`)) return `${id}-${number}`;
}
