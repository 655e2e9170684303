/** Advances of Noto Sans, in thousandths of an em, by letter without its marks. */
const ADVANCES: Readonly<Record<string, number>> = {
  ...advances('fijltI', 300),
  ...advances('rJ ().,·-', 340),
  ...advances('cszvxykLF', 525),
  ...advances('mwMW', 920),
  ...advances('CDGHNOQUĐ', 760),
};
const USUAL = 625;
const HAN = /\p{Script=Han}/u;
const KHMER = /[\u1780-\u17ff]/;
const MARK = /\p{M}/u;

function advances(letters: string, width: number): Record<string, number> {
  return Object.fromEntries([...letters].map((letter) => [letter, width]));
}

/** How much wider the bold face is set. */
export const BOLD = 1.09;

/** About how wide a text is set in the sans, in the units of `size`; never less than it is. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const letter of text.normalize('NFD')) {
    if (HAN.test(letter) || /[\u3000-\u303f\uff00-\uffef]/.test(letter)) thousandths += 1000;
    else if (KHMER.test(letter)) thousandths += MARK.test(letter) ? 250 : 720;
    else if (!MARK.test(letter)) thousandths += ADVANCES[letter] ?? USUAL;
  }
  return (thousandths * size) / 1000;
}
