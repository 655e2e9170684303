import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSubRip } from './subrip.ts';
import { parseWebVtt } from './webvtt.ts';

test('reads cues in seconds, words without marks of style; overlaps stay', () => {
  const { cues, faults } = parseSubRip(`1
00:00:01,500 --> 00:00:03,250
{\\an8}<i>Tùng</i> & <font color="#ff0000">cắc</font>

2
00:00:03,000 --> 00:00:04,000 X1:10 X2:20 Y1:30 Y2:40
Dòng một
Dòng hai
`);
  expect(faults).toEqual([]);
  expect(cues).toEqual([
    { startSeconds: 1.5, endSeconds: 3.25, text: 'Tùng & cắc' },
    { startSeconds: 3, endSeconds: 4, text: 'Dòng một\nDòng hai' },
  ]);
});

test('what is said in other brackets is not a mark of style', () => {
  const text = '1 < 2 > 0, <Bà>, {cười}, a <b c';
  expect(parseSubRip(`00:00:01,000 --> 00:00:02,000\n${text}\n`).cues[0]?.text).toBe(text);
});

const CUE = '1\n00:00:01,000 --> 00:00:02,000\nLời\n';
test.each([
  ['without numbers', CUE.slice(2)],
  ['with a wrong number', CUE.replace('1', '7')],
  ['with a point for the comma', CUE.replaceAll(',', '.')],
  ['with hours of one digit', CUE.replaceAll('00:00:0', '0:00:0')],
  ['without spaces around the arrow', CUE.replace(' --> ', '-->')],
  ['with the line ends of Windows', CUE.replaceAll('\n', '\r\n')],
  ['with the line ends of old Macs', CUE.replaceAll('\n', '\r')],
  ['with blanks on empty lines', `  \n${CUE}\t\n`],
])('reads a file %s', (_, text) => {
  expect(parseSubRip(text)).toEqual({
    cues: [{ startSeconds: 1, endSeconds: 2, text: 'Lời' }],
    faults: [],
  });
});

test('words that are a number are words', () => {
  expect(parseSubRip(CUE.replace('Lời', '1945')).cues[0]?.text).toBe('1945');
});

test.each([
  ['thousandths that are missing', CUE.replace('02,000', '02'), 2],
  ['seconds beyond 59', CUE.replace('00:02', '00:62'), 2],
  ['a number and no time', '1\nLời\n', 2],
  ['a number and nothing', `${CUE}\n2\n`, 5],
  ['words and no time', `${CUE}\nLời\n`, 5],
  ['an end before the start', CUE.replace('00:02', '00:00'), 2],
  ['a cue out of order', `${CUE}\n${CUE.replace('00:01', '00:00')}`, 6],
  ['two cues with no empty line between', `${CUE}${CUE}`, 5],
  ['WebVTT under the wrong name', 'WEBVTT\n\n00:01.000 --> 00:02.000\nLời\n', 1],
  ['UTF-16 without its mark', Buffer.from(CUE, 'utf16le').toString('latin1'), 1],
  ['an empty file', '', 1],
])('refuses %s, at its line, in both languages', (_, text, line) => {
  const { faults } = parseSubRip(text);
  expect(faults.map((fault) => fault.line)).toEqual([line]);
  expect(Object.values(faults[0]?.reason ?? {}).every((words) => words.length > 5)).toBe(true);
});

const milliseconds = fc.integer({ min: 0, max: 99 * 3_600_000 });
const words = fc
  .array(fc.constantFrom('Katê', 'ខ្មែរ', 'ꨌꩌ', '1945', '&amp;', '<3', '{x}', '—', '"', '00:01'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(' '));
const cueList = fc
  .array(fc.record({ start: milliseconds, length: fc.integer({ min: 1, max: 9999 }), words }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((cues) => cues.sort((a, b) => a.start - b.start));

test('whatever cues were written come back, from SRT as from WebVTT', () => {
  const stamp = (ms: number, point: string) => {
    const two = (value: number) => `${Math.floor(value)}`.padStart(2, '0');
    const clock = [two(ms / 3_600_000), two((ms / 60_000) % 60), two((ms / 1000) % 60)].join(':');
    return `${clock}${point}${`${ms % 1000}`.padStart(3, '0')}`;
  };
  fc.assert(
    fc.property(cueList, fc.constantFrom('\n', '\r\n'), (cues, lineEnd) => {
      const written = (point: string, escaped: (text: string) => string) =>
        cues.map(
          ({ start, length, words }) =>
            `${stamp(start, point)} --> ${stamp(start + length, point)}\n${escaped(words)}\n`,
        );
      const subRip = written(',', (text) => text)
        .map((block, index) => `${index + 1}\n${block}`)
        .join('\n');
      const webVtt = written('.', (text) =>
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      ).join('\n');
      const read = parseSubRip(subRip.replaceAll('\n', lineEnd));
      expect(read.faults).toEqual([]);
      expect(read.cues).toEqual(
        cues.map(({ start, length, words: text }) => ({
          startSeconds: start / 1000,
          endSeconds: (start + length) / 1000,
          text,
        })),
      );
      expect(read).toEqual(parseWebVtt(`WEBVTT\n\n${webVtt}`));
    }),
  );
});
