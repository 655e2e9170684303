import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toWebVttCue } from '#domain/public/webvtt-cue.ts';
import { writeWithFfmpeg } from '../fixtures/media/inputs.ts';

export const LINE_SECONDS = 1.5;
export const LINES = 60;
const TELLING_SECONDS = LINES * LINE_SECONDS;

/** Khmer numerals in words, ones and tens: what stands on line 23 (counted from 0) is twenty-three. */
const ONES = ['សូន្យ', 'មួយ', 'ពីរ', 'បី', 'បួន', 'ប្រាំ', 'ប្រាំមួយ', 'ប្រាំពីរ', 'ប្រាំបី', 'ប្រាំបួន'];
const TENS = ['', 'ដប់', 'ម្ភៃ', 'សាមសិប', 'សែសិប', 'ហាសិប'];
const ONES_LATIN = [
  'son',
  'muoy',
  'pir',
  'bei',
  'buon',
  'pram',
  'prammuoy',
  'prampir',
  'prambei',
  'prambuon',
];
const TENS_LATIN = ['', 'dap', 'mphei', 'samseb', 'saeseb', 'haseb'];

/** A number told in a script: `inWords(23, ONES, TENS)`. */
function inWords(number: number, ones: readonly string[], tens: readonly string[]): string {
  const ten = tens[Math.floor(number / 10)] ?? '';
  return ten !== '' && number % 10 === 0 ? ten : `${ten}${ones[number % 10] ?? ''}`;
}

const TRACKS = [
  { kind: 'transcript', lang: 'km', line: (at: number) => inWords(at, ONES, TENS) },
  {
    kind: 'transliteration',
    lang: 'km-Latn',
    line: (at: number) => inWords(at, ONES_LATIN, TENS_LATIN),
  },
  { kind: 'translation', lang: 'vi', line: (at: number) => `Đếm đến số ${at}` },
] as const;

/** A recording of tones that counts from 0 to 59 in three aligned tracks, and its contents. */
export async function writeTelling(
  folder: string,
): Promise<{ file: string; tracks: { kind: string; lang: string; file: string }[] }> {
  const file = await writeWithFfmpeg(folder, 'dem.wav', [
    ...['-f', 'lavfi', '-i', `sine=frequency=330:beep_factor=4:duration=${TELLING_SECONDS}`],
    ...['-ac', '1', '-ar', '24000'],
  ]);
  const write = (name: string, cues: readonly { from: number; to: number; text: string }[]) => {
    const blocks = cues.map(({ from, to, text }) =>
      toWebVttCue({ startSeconds: from * LINE_SECONDS, endSeconds: to * LINE_SECONDS, text }),
    );
    writeFileSync(join(folder, name), `WEBVTT\n\n${blocks.join('\n\n')}\n`);
    return name;
  };
  const tracks = TRACKS.map(({ kind, lang, line }) => ({
    kind,
    lang,
    file: write(
      `${kind}.${lang}.vtt`,
      Array.from({ length: LINES }, (_, at) => ({ from: at, to: at + 1, text: line(at) })),
    ),
  }));
  const half = LINES / 2;
  const chapters = write('chapters.vi.vtt', [
    { from: 0, to: half, text: 'Nửa đầu' },
    { from: half, to: LINES, text: 'Nửa sau' },
  ]);
  return { file, tracks: [...tracks, { kind: 'chapters', lang: 'vi', file: chapters }] };
}
