import { expect, test } from 'vitest';
import { videoRungs } from '../../plan/video-rungs.ts';
import { type FrameTreatment, pictureGraph } from './picture-graph.ts';

const WHOLE = { startSeconds: 0, endSeconds: null };
const PLAIN: FrameTreatment = {
  deinterlace: false,
  hdr: null,
  framesPerSecond: null,
  assumedColour: null,
};
const rungs = videoRungs({ widthPx: 1920, heightPx: 1080 }, { av1: true, stream: false });
const GLANCE = [
  '[0:V:0]split=2[film][glance]',
  '[glance]trim=end_frame=1,showinfo=checksum=0,nullsink',
];

test('pictures are decoded once, cascade from rung to rung, and are shared by rungs of one size', () => {
  expect(pictureGraph(rungs, { chunk: WHOLE, treatment: PLAIN }).split(';')).toEqual([
    ...GLANCE,
    "[film]setpts='if(eq(N,0),0,PTS)',scale=854:480:flags=bicubic:out_range=tv,setsar=1,format=yuv420p,split=3[v0][v1][down0]",
    '[down0]scale=426:240:flags=bicubic:out_range=tv,setsar=1,split=2[v2][v3]',
  ]);
});

test('what looks at neighbouring frames stands before the cut of a piece', () => {
  const treatment: FrameTreatment = {
    ...PLAIN,
    deinterlace: true,
    framesPerSecond: 25,
    assumedColour: 'smpte170m',
  };
  const chunk = { startSeconds: 24, endSeconds: 48 };
  const [, , film] = pictureGraph(rungs, { chunk, treatment }).split(';');
  expect(film).toMatch(
    /^\[film\]bwdif=mode=send_frame,select='[^']+',trim=start=24:end=48,scale=.*,setparams=color_primaries=smpte170m:/,
  );
});

test('HDR is brought down after scaling, where there are fewer pixels', () => {
  const treatment: FrameTreatment = { ...PLAIN, hdr: 'hlg' };
  const graph = pictureGraph(rungs, { chunk: WHOLE, treatment });
  expect(graph).toMatch(/scale=854:480[^;]*zscale=tin=arib-std-b67[^;]*tonemap=hable/);
});

test('a rung of fewer frames thins out what the rung above has', () => {
  const streamed = videoRungs({ widthPx: 320, heightPx: 240 }, { av1: false, stream: true });
  const graph = pictureGraph(streamed, { chunk: WHOLE, treatment: PLAIN });
  expect(graph.split(';').at(-1)).toMatch(/^\[down0\]select='.*\*15.*',scale=192:144:.*\[v1\]$/);
});
