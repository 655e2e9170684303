import { expect, test } from 'vitest';
import { paramLines } from './param-words.ts';

const said = (params: object) =>
  paramLines(params, 'vi').map(({ text, depth }) => `${'  '.repeat(depth)}${text}`);

test('each thing a plan decides is a line, with units, and one for each rung', () => {
  const rungs = [
    { label: 'mp4-480', widthPx: 854, heightPx: 480, maxrateKbps: 900, isStreamed: false },
    { label: 'mp4-240', widthPx: 426, heightPx: 240, maxrateKbps: 300, isStreamed: true },
  ];
  expect(said({ track: 0, loudness: { targetLufs: -18 }, rungs, sound: null })).toEqual([
    'rãnh: 1',
    'độ to: đích -18 LUFS',
    'các bậc:',
    '  mp4-480 854×480, nhiều nhất 900 kbit/s',
    '  mp4-240 426×240, nhiều nhất 300 kbit/s, vào HLS',
  ]);
});

test('sizes alone stay on one line; what has no words here keeps its own name', () => {
  const sizes = [
    { widthPx: 320, heightPx: 240 },
    { widthPx: 640, heightPx: 480 },
  ];
  expect(said({ sizes, someNewLimitPx: 12, atSeconds: 83.5 })).toEqual([
    'các cỡ: 320×240; 640×480',
    'some new limit: 12 px',
    'tại: 1:24',
  ]);
});
