import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testEnv } from '#tests/env.ts';
import { exactForm, fold } from './fold.ts';
import { tokenise } from './tokens.ts';

const numRuns = testEnv.full ? 20_000 : 1_000;
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
/** Lone surrogates included: what a broken keyboard or a cut string can hold. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const KHMER_VOWELS = range(0x17b6, 0x17c5);
const CHAM_VOWELS = range(0xaa29, 0xaa32);
const TAI_VIET_VOWELS = range(0xaab0, 0xaabe);
const scriptText = fc.string({
  unit: fc.constantFrom(
    ...range(0x1780, 0x17b3),
    '\u17d2',
    ...KHMER_VOWELS,
    ...range(0xaa00, 0xaa28),
    ...CHAM_VOWELS,
    ...range(0xaa80, 0xaaaf),
    ...TAI_VIET_VOWELS,
    ' ',
    '\u200b',
  ),
  maxLength: 40,
});
const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...'aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐbcdghklmnpqrstvxƀčĕĭŏŭ',
    '\u0300',
    '\u0301',
    '\u0309',
    '\u0303',
    '\u0323',
  ),
  maxLength: 40,
});

describe('folding', () => {
  test.each([
    ['Lễ hội Katê', 'le hoi kate'],
    ['ĐÀN TÍNH', 'dan tinh'],
    ['Êđê', 'ede'],
    ['ƀuôn', 'buon'],
    ['M’nông', 'mnong'],
    ['សំពះ\u200Bព្រះខែ', 'សំពះព្រះខែ'],
    ['ꨌꩌ', 'ꨌꩌ'],
    ['Łódź', 'łodz'],
  ])('%s folds to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUnits, vietnamese), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(exactForm(exactForm(text))).toBe(exactForm(text));
      }),
      { numRuns },
    );
  });

  test('how the keyboard composed the letters makes no difference', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, vietnamese), (text) => {
        const [nfc, nfd] = [text.normalize('NFC'), text.normalize('NFD')];
        expect(fold(nfc)).toBe(fold(nfd));
        expect(exactForm(nfc)).toBe(exactForm(nfd));
        const forms = (typed: string) =>
          tokenise(typed).map(({ exact, folded }) => [exact, folded]);
        expect(forms(nfc)).toEqual(forms(nfd));
      }),
      { numRuns },
    );
  });

  test('a mark on a sign that is no letter makes no word', () => {
    const sign = '\u226d';
    for (const typed of [sign, sign.normalize('NFD')])
      expect(tokenise(`${typed}\u0610`)).toEqual([]);
  });

  test('no vowel of Khmer, Cham or Tai Viet is lost, neither in folding nor in cutting', () => {
    const vowels = new RegExp(
      `[${[...KHMER_VOWELS, ...CHAM_VOWELS, ...TAI_VIET_VOWELS].join('')}]`,
      'g',
    );
    fc.assert(
      fc.property(scriptText, (text) => {
        // Normalisation may put marks of one letter into another order; it takes none away.
        const vowelsOf = (words: string) => [...(words.match(vowels) ?? [])].sort();
        const written = vowelsOf(text);
        expect(vowelsOf(fold(text))).toEqual(written);
        const covered = new Set<number>();
        for (const { start, end } of tokenise(text)) {
          for (let at = start; at < end; at += 1) covered.add(at);
        }
        const kept = [...text].filter((_, at) => covered.has(at)).join('');
        expect(vowelsOf(kept)).toEqual(written);
      }),
      { numRuns },
    );
  });

  test('án and an stay apart in the exact form', () => {
    expect(exactForm('ÁN')).toBe('án');
    expect(exactForm('A\u0301N')).not.toBe(exactForm('an'));
  });
});

describe('cutting into tokens', () => {
  const forms = (text: string, options = {}) => tokenise(text, options).map(({ folded }) => folded);

  test('Latin text gives words', () => {
    expect(forms('Lễ hội Ok Om Bok (Sóc Trăng), 2025!')).toEqual([
      'le',
      'hoi',
      'ok',
      'om',
      'bok',
      'soc',
      'trang',
      '2025',
    ]);
  });

  test('Khmer gives overlapping pairs of orthographic clusters', () => {
    expect(forms('អកអំបុក')).toEqual(['អក', 'កអំ', 'អំបុ', 'បុក']);
    expect(forms('ព្រះខែ', { lastAlone: true })).toEqual(['ព្រះខែ', 'ខែ']);
  });

  test('Cham and Tai Viet give pairs of clusters, Han pairs of characters', () => {
    expect(forms('ꨌꩌꨝꨩ')).toEqual(['ꨌꩌꨝꨩ']);
    expect(forms('ꪼꪕ ꪒꪾ')).toEqual(['ꪼꪕ', 'ꪒꪾ']);
    expect(forms('元宵节')).toEqual(['元宵', '宵节']);
    expect(forms('𠀋𠀌a节')).toEqual(['𠀋𠀌', 'a', '节']);
  });

  test('never throws, and every token lies where it says', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUnits, scriptText), (text) => {
        for (const { exact, start, end } of tokenise(text, { lastAlone: true })) {
          expect(exactForm(text.slice(start, end))).toBe(exact);
        }
      }),
      { numRuns },
    );
  });
});

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));
}
