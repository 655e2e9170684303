import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const TEXT_CONTRAST = 4.5;
/** Of what is not text: WCAG 2.2, 1.4.11. */
const EDGE_CONTRAST = 3;
const css = readFileSync(join(import.meta.dirname, 'site/tokens.css'), 'utf8');

/** Custom properties of the first rule whose selector is `selector`. */
function properties(selector: string): Map<string, string> {
  const at = css.indexOf(`${selector} {`);
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const light = properties(':root');
const dark = new Map([...light, ...properties(':root[data-theme="dark"]')]);
const DYES = ['indigo', 'lac', 'turmeric', 'betel', 'clay', 'ash'];
const GROUNDS = ['ground', 'raised', 'sunk'];
const INKS = ['ink', 'quiet', ...DYES.map((dye) => `ink-${dye}`)];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('on the %s ground', (_, colours) => {
  const colour = (name: string): string => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`no colour --${name}`);
    return value;
  };

  test.each(INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)))(
    '%s can be read on the %s',
    (ink, ground) => {
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    },
  );

  test('a word found in a search can be read on its mark', () => {
    expect(contrast(colour('ink'), colour('mark'))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  test.each(GROUNDS)('the edge of a control can be seen on the %s', (ground) => {
    expect(contrast(colour('edge'), colour(ground))).toBeGreaterThanOrEqual(EDGE_CONTRAST);
  });

  test.each(DYES)('words on a field of %s can be read', (dye) => {
    const words = dye === 'turmeric' ? 'soot' : 'cotton';
    expect(contrast(colour(words), colour(`field-${dye}`))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });
});

test('the dark ground is the same by the reader’s choice and by the device’s', () => {
  const chosen = properties(':root[data-theme="dark"]');
  const device = properties(':root:not([data-theme="light"])');
  expect([...device]).toEqual([...chosen]);
});
