import { expect, test } from 'vitest';
import type { WrittenTrack } from '../mp4/write-track.ts';
import { averageOf, masterPlaylist, mediaPlaylist, peakOf } from './playlists.ts';

/** Segments of these many bytes and seconds, in one file. */
function track(name: string, segments: readonly [number, number][], frames = 30): WrittenTrack {
  let offset = 700;
  const durationSeconds = segments.reduce((sum, [, seconds]) => sum + seconds, 0);
  return {
    header: { fileName: `${name}.mp4`, offset: 0, sizeBytes: 700 },
    moov: Buffer.alloc(0),
    sampleCount: durationSeconds * frames,
    durationSeconds,
    segments: segments.map(([sizeBytes, seconds]) => {
      const at = offset;
      offset += sizeBytes;
      return { fileName: `${name}.mp4`, offset: at, sizeBytes, durationSeconds: seconds };
    }),
  };
}

test('a track in one file is told in stretches of it', () => {
  const film = track('mp4-240', [
    [1000, 4],
    [3000, 4.1],
    [500, 0.9],
  ]);
  expect(mediaPlaylist(film).split('\n')).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-TARGETDURATION:4',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    '#EXT-X-MAP:URI="mp4-240.mp4",BYTERANGE="700@0"',
    '#EXTINF:4.000000,',
    '#EXT-X-BYTERANGE:1000@700',
    'mp4-240.mp4',
    '#EXTINF:4.100000,',
    '#EXT-X-BYTERANGE:3000@1700',
    'mp4-240.mp4',
    '#EXTINF:0.900000,',
    '#EXT-X-BYTERANGE:500@4700',
    'mp4-240.mp4',
    '#EXT-X-ENDLIST',
    '',
  ]);
});

test('the peak is that of segments in a row, of half to one and a half times the target duration', () => {
  const film = track('film', [
    [1000, 4],
    [3000, 4],
    // Too short to count by itself.
    [2000, 0.5],
  ]);
  expect(peakOf(film)).toBe(Math.ceil((5000 * 8) / 4.5));
  expect(averageOf(film)).toBe(Math.ceil((6000 * 8) / 8.5));
});

test('the sound is a group beside the pictures, and the last choice by itself', () => {
  const low = { widthPx: 256, heightPx: 144, playlist: 'low.m3u8', codec: 'avc1.4d401e' };
  const high = { widthPx: 426, heightPx: 240, playlist: 'high.m3u8', codec: 'avc1.4d401e' };
  const sound = { playlist: 'sound.m3u8', codec: 'mp4a.40.2', track: track('sound', [[4000, 4]]) };
  const master = masterPlaylist(
    [
      { ...high, track: track('high', [[20_000, 4]], 29.97) },
      { ...low, track: track('low', [[6000, 4]], 15) },
    ],
    { ...sound, channels: 1 },
  );
  expect(master.split('\n')).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="1",URI="sound.m3u8"',
    '#EXT-X-STREAM-INF:BANDWIDTH=48000,AVERAGE-BANDWIDTH=48000,CODECS="avc1.4d401e,mp4a.40.2",RESOLUTION=426x240,FRAME-RATE=29.970,AUDIO="sound"',
    'high.m3u8',
    '#EXT-X-STREAM-INF:BANDWIDTH=20000,AVERAGE-BANDWIDTH=20000,CODECS="avc1.4d401e,mp4a.40.2",RESOLUTION=256x144,FRAME-RATE=15.000,AUDIO="sound"',
    'low.m3u8',
    '#EXT-X-STREAM-INF:BANDWIDTH=8000,AVERAGE-BANDWIDTH=8000,CODECS="mp4a.40.2",AUDIO="sound"',
    'sound.m3u8',
    '',
  ]);
});

test('a silent film has no group', () => {
  const only = { widthPx: 64, heightPx: 48, playlist: 'a.m3u8', codec: 'avc1.4d401e' };
  const master = masterPlaylist([{ ...only, track: track('a', [[4000, 4]]) }], null);
  expect(master).not.toContain('AUDIO');
  expect(master.match(/STREAM-INF/g)).toHaveLength(1);
});
