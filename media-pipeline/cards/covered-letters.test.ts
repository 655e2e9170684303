import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CARD_FONTS, codePointsOf, hasShapes } from './covered-letters.ts';
import { drawable } from './set-words.ts';

const ROOT = join(import.meta.dirname, '../..');

test('every title of the archive has its letters in the fonts of the cards', () => {
  const titles = globSync('content/*/*/*.md', { cwd: ROOT }).flatMap((file) => {
    const title = /^title: *(.*)$/m.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1];
    return title === undefined ? [] : [{ file, title: title.replace(/^(["'])(.*)\1$/, '$2') }];
  });
  expect(titles.length).toBeGreaterThan(1000);
  expect(titles.filter(({ title }) => !hasShapes(title))).toEqual([]);
});

test('so have Khmer, Cham, Tai Viet, and Latin letters with two marks', () => {
  for (const name of ['បុណ្យអុំទូក', 'ꨌꩌ', 'ꪼꪕ', 'Ê̆ĐÊ ƀok ŏ̆']) {
    expect(hasShapes(name), name).toBe(true);
  }
});

test('a name with a letter that no font has gives way to one that can be drawn', () => {
  expect(hasShapes('ᄒᆞᆫ')).toBe(false);
  const names = [{ text: 'ᄒᆞᆫ', lang: 'ko' }];
  const other = [...names, { text: 'Lễ hội', lang: 'vi' }, { text: 'Festival', lang: 'en' }];
  expect(drawable(names, other)).toEqual([{ text: 'Lễ hội', lang: 'vi' }]);
});

test('a font tells its letters, and no others', () => {
  const points = codePointsOf(readFileSync(join(CARD_FONTS, 'noto-sans-cham.ttf')));
  expect(points.has(0xaa00)).toBe(true);
  expect(points.has(0x1780)).toBe(false);
});
