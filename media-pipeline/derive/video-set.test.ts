import { expect, test } from 'vitest';
import { videoRungs } from '../plan/video-rungs.ts';
import { LOUDNESS } from './gain.ts';
import { NO_FINDINGS } from './made.ts';
import { videoGraph } from './video-set.ts';

const findings = { ...NO_FINDINGS, loudnessLufs: -23 };

test('pictures are decoded once and cascade from rung to rung; sound is levelled once', () => {
  const rungs = videoRungs({ widthPx: 1920, heightPx: 1080 });
  const graph = videoGraph({
    rungs,
    framesPerSecond: 30,
    sound: { track: 0, channels: 2, loudness: LOUDNESS },
    findings,
  });
  expect(graph.split(';')).toEqual([
    '[0:v:0]fps=30,scale=854:480:flags=bicubic,setsar=1,format=yuv420p,split=2[v0][down1]',
    '[down1]scale=426:240:flags=bicubic[v1]',
    '[0:a:0]volume=5.00dB,alimiter=limit=0.8414:level=false,asplit=2[a0][a1]',
  ]);
});

test('a small silent film is one picture', () => {
  const rungs = videoRungs({ widthPx: 320, heightPx: 180 });
  const graph = videoGraph({ rungs, framesPerSecond: null, sound: null, findings });
  expect(graph).toBe('[0:v:0]scale=320:180:flags=bicubic,setsar=1,format=yuv420p[v0]');
});
