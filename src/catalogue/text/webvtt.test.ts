import { expect, test } from 'vitest';
import { parseWebVtt } from './webvtt.ts';

test('reads cues in seconds, words without tags', () => {
  const { cues, faults } = parseWebVtt(`WEBVTT Trống

NOTE nobody reads this

STYLE
::cue { color: red }

một
00:01.500 --> 00:02.250 align:start line:0
<v Bà>Tùng <i>&amp;</i> cắc</v>

01:00:00.000 --> 01:00:01.000
Dòng một
Dòng hai
`);
  expect(faults).toEqual([]);
  expect(cues).toEqual([
    { startSeconds: 1.5, endSeconds: 2.25, text: 'Tùng & cắc' },
    { startSeconds: 3600, endSeconds: 3601, text: 'Dòng một\nDòng hai' },
  ]);
});

const CUE = '00:01.000 --> 00:02.000\nLời\n';
test.each([
  ['no header', `${CUE}`, 1],
  ['a header run together with more', `WEBVTTx\n\n${CUE}`, 1],
  ['a comma for a point', `WEBVTT\n\n${CUE.replace('01.0', '01,0')}`, 3],
  ['seconds beyond 59', `WEBVTT\n\n${CUE.replace('00:02', '00:62')}`, 3],
  ['no space around the arrow', `WEBVTT\n\n${CUE.replace(' --> ', '-->')}`, 3],
  ['an identifier and no time', 'WEBVTT\n\nmột\nLời\n', 4],
  ['words and no time', 'WEBVTT\n\nLời\n', 3],
  ['an end before the start', `WEBVTT\n\n${CUE.replace('00:02', '00:00')}`, 3],
  ['a cue out of order', `WEBVTT\n\n${CUE}\n${CUE.replace('00:01', '00:00')}`, 6],
  ['two cues with no empty line between', `WEBVTT\n\n${CUE}${CUE}`, 5],
  ['a header and no cue', 'WEBVTT\n\nNOTE nothing yet\n', 1],
])('refuses %s, at its line', (_, text, line) => {
  expect(parseWebVtt(text).faults.map((fault) => fault.line)).toEqual([line]);
});

test.each(['\r', '\r\n'])('reads the line end %j', (lineEnd) => {
  const { cues, faults } = parseWebVtt(`WEBVTT\n\n${CUE}`.replaceAll('\n', lineEnd));
  expect([cues.length, faults]).toEqual([1, []]);
});

test('a cue that follows the header at once is read', () => {
  expect(parseWebVtt(`WEBVTT\n${CUE}\n${CUE}`).cues).toHaveLength(2);
});
