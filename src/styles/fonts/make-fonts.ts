/**
 * Cuts the web fonts of the site from full Noto faces (Debian package `fonts-noto-core`; Han from
 * `@fontsource/noto-serif-tc`), keeping the shaping tables, so that combining marks stay on their letters:
 *
 *     node src/styles/fonts/make-fonts.ts <folder of Noto .ttf> <Han .woff2 or .ttf>
 *
 * Han is cut to the characters that content and messages use: run again when they grow.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const here = import.meta.dirname;
const root = join(here, '../../..');

/** Vietnamese, the Latin letters of Ê Đê, Ba Na, Chăm and Tày texts, small pinyin, and typographic marks. */
const LATIN = [
  range(0x20, 0x7e),
  range(0xa0, 0xff),
  'ĀāĂăČčĐđĒēĔĕěĨĩĪīĬĭŊŋŌōŎŏŨũŪūŬŭƀɃƠơƯưǎǐǒǔǚɓɗ',
  range(0x1ea0, 0x1ef9),
  '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u031b\u0323',
  '\u02bc\ua78c',
  '–—‘’“”•…′″‹›₫−',
].join('');

const FACES = [
  { from: 'NotoSerif-Regular.ttf', to: 'noto-serif.woff2', text: LATIN },
  { from: 'NotoSans-Regular.ttf', to: 'noto-sans.woff2', text: LATIN },
  { from: 'NotoSans-Bold.ttf', to: 'noto-sans-bold.woff2', text: LATIN },
  {
    from: 'NotoSansKhmer-Regular.ttf',
    to: 'noto-sans-khmer.woff2',
    text: `${range(0x1780, 0x17dd)}${range(0x17e0, 0x17e9)}\u200b\u200c\u200d\u25cc `,
  },
  {
    from: 'NotoSansCham-Regular.ttf',
    to: 'noto-sans-cham.woff2',
    text: `${range(0xaa00, 0xaa5f)}\u200c\u200d\u25cc `,
  },
  {
    from: 'NotoSansTaiViet-Regular.ttf',
    to: 'noto-sans-tai-viet.woff2',
    text: `${range(0xaa80, 0xaadf)}\u200c\u200d\u25cc `,
  },
];

function range(from: number, to: number): string {
  let text = '';
  for (let point = from; point <= to; point += 1) text += String.fromCodePoint(point);
  return text;
}

/** Every Han character in the archive's texts and messages, in code point order. */
function hanInUse(): string {
  const files = [
    ...globSync('content/**/*.{md,yaml,vtt}', { cwd: root }),
    ...globSync('src/i18n/messages/**/*.json', { cwd: root }),
    ...globSync('tests/fixtures/**/*.{md,yaml,vtt}', { cwd: root }),
  ];
  const found = new Set<string>();
  for (const file of files) {
    for (const [character] of readFileSync(join(root, file), 'utf8').matchAll(/\p{Script=Han}/gu)) {
      found.add(character);
    }
  }
  return [...found].sort().join('');
}

async function cut(source: string, text: string, target: string): Promise<void> {
  const font = await subsetFont(readFileSync(source), text, { targetFormat: 'woff2' });
  writeFileSync(join(here, target), font);
  process.stdout.write(`${target} ${font.byteLength} bytes\n`);
}

const [notoFolder, hanFont] = process.argv.slice(2);
if (notoFolder === undefined) {
  throw new Error('usage: node make-fonts.ts <folder of Noto .ttf> [<Han font>]');
}
for (const face of FACES) await cut(join(notoFolder, face.from), face.text, face.to);
if (hanFont !== undefined)
  await cut(hanFont, `${hanInUse()}，。、：；！？「」『』（）`, 'noto-serif-han.woff2');
