/**
 * Cuts the web fonts of the site from full Noto faces, keeping the shaping tables, so that combining
 * marks stay on their letters:
 *
 *     node src/styles/fonts/make-fonts.ts <folder> [<folder> …]
 *
 * The faces are looked for by file name in the folders and what is in them: the Debian package
 * `fonts-noto-core`, and the npm packages `@expo-google-fonts/noto-serif`, `…/noto-sans`,
 * `…/noto-serif-khmer` and `…/noto-serif-tc`. A face that is not found is left as it stands.
 * Han is cut to the characters that content uses: run again when they grow. The faces of share cards are the same
 * cuts as TrueType, for Pango reads no WOFF2.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import subsetFont from 'subset-font';

const here = import.meta.dirname;
const root = join(here, '../../..');
const cardFonts = join(root, 'media-pipeline/cards/fonts');

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

const KHMER = `${range(0x1780, 0x17dd)}${range(0x17e0, 0x17e9)}\u200b\u200c\u200d\u25cc `;

const FACES = [
  { from: 'NotoSerif_400Regular.ttf', to: 'noto-serif.woff2', text: LATIN },
  { from: 'NotoSerif_600SemiBold.ttf', to: 'noto-serif-semibold.woff2', text: LATIN },
  { from: 'NotoSans_400Regular.ttf', to: 'noto-sans.woff2', text: LATIN },
  { from: 'NotoSans_600SemiBold.ttf', to: 'noto-sans-semibold.woff2', text: LATIN },
  { from: 'NotoSansKhmer-Regular.ttf', to: 'noto-sans-khmer.woff2', text: KHMER },
  { from: 'NotoSerifKhmer_600SemiBold.ttf', to: 'noto-serif-khmer-semibold.woff2', text: KHMER },
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
  {
    from: 'NotoSerifTC_500Medium.ttf',
    to: 'noto-serif-han.woff2',
    text: `${hanInUse()}，。、：；！？「」『』（）`,
  },
];

function range(from: number, to: number): string {
  let text = '';
  for (let point = from; point <= to; point += 1) text += String.fromCodePoint(point);
  return text;
}

/** Every Han character in the archive's texts, in code point order. Chinese pages use the reader's own fonts. */
function hanInUse(): string {
  const files = [
    ...globSync('content/**/*.{md,yaml,vtt,srt}', { cwd: root }),
    ...globSync('tests/fixtures/**/*.{md,yaml,vtt,srt}', { cwd: root }),
  ];
  const found = new Set<string>();
  for (const file of files) {
    for (const [character] of readFileSync(join(root, file), 'utf8').matchAll(/\p{Script=Han}/gu)) {
      found.add(character);
    }
  }
  return [...found].sort().join('');
}

const found = new Map(
  process.argv
    .slice(2)
    .flatMap((folder) =>
      globSync('**/*.{ttf,woff2}', { cwd: folder }).map(
        (file) => [basename(file), join(folder, file)] as const,
      ),
    ),
);
for (const { from, to, text } of FACES) {
  const source = found.get(from);
  if (source === undefined) continue;
  const font = await subsetFont(readFileSync(source), text, { targetFormat: 'woff2' });
  writeFileSync(join(here, to), font);
  process.stdout.write(`${to} ${font.byteLength} bytes\n`);
  const onCards = join(cardFonts, to.replace('.woff2', '.ttf'));
  if (!existsSync(onCards)) continue;
  writeFileSync(
    onCards,
    await subsetFont(readFileSync(source), text, { targetFormat: 'truetype' }),
  );
}
