import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import { writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';
import { requireTools } from '#tests/fixtures/media/media-state.ts';
import { runRecipe } from '#tests/fixtures/media/run-recipe.ts';
import { isRefusal } from '../refusal.ts';
import type { Tools } from '../tools.ts';
import { videoCaptions } from './video-captions.ts';

const SUBRIP = `1
00:00:00,250 --> 00:00:01,500
<i>Xin chào</i> a < b & c

2
00:00:01,000 --> 00:00:02,000
{\\an8}ខ្មែរ ឃ្លា
Bố mẹ

3
00:00:02,000 --> 00:00:02,500
<b></b>

`;
const ASS = `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Bold
Style: Default,Arial,20,&H00FFFFFF,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.50,0:00:01.00,Default,,0,0,0,,{\\pos(10,10)\\c&H0000FF&}Katê\\NPo Klong Garai
Dialogue: 1,0:00:00.50,0:00:01.00,Default,,0,0,0,,{\\b1}Katê\\NPo Klong Garai
Dialogue: 0,0:00:00.20,0:00:00.40,Default,,0,0,0,,ꨌꩌ ꨀꨇꩉ
`;

let folder: string;
let tools: Tools;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'captions-'));
  tools = await requireTools();
  await writeFile(join(folder, 'words.srt'), SUBRIP.normalize('NFD'));
  await writeFile(join(folder, 'words.ass'), ASS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function captionsOf(source: string): Promise<Record<string, string>> {
  const { made, folder: from } = await runRecipe(videoCaptions, { source, folder, tools });
  if (isRefusal(made)) throw new Error(made.reason.en);
  const read = made.files.map(async ({ role, label, fileName, mediaType }) => {
    expect({ role, mediaType }).toEqual({ role: 'captions', mediaType: 'text/vtt' });
    return [label, await readFile(join(from, fileName), 'utf8')];
  });
  return Object.fromEntries(await Promise.all(read));
}

const FILM = ['-f', 'lavfi', '-i', 'color=size=64x36:rate=5:duration=3'];
const FROM_SUBRIP = `WEBVTT

00:00:00.250 --> 00:00:01.500
Xin chào a &lt; b &amp; c

00:00:01.000 --> 00:00:02.000
ខ្មែរ ឃ្លា
Bố mẹ
`;
const FROM_ASS = `WEBVTT

00:00:00.200 --> 00:00:00.400
ꨌꩌ ꨀꨇꩉ

00:00:00.500 --> 00:00:01.000
Katê
Po Klong Garai
`;

describe('text tracks inside a film', () => {
  test('of Matroska come out as WebVTT, each with its language; style, doubles and empty cues are gone', async () => {
    const film = await writeWithFfmpeg(folder, 'film.mkv', [
      ...[...FILM, '-i', join(folder, 'words.srt'), '-i', join(folder, 'words.ass')],
      ...['-map', '0', '-map', '1', '-map', '2', '-c:s:0', 'subrip', '-c:s:1', 'ass'],
      ...['-metadata:s:s:0', 'language=vie', '-metadata:s:s:1', 'language=cjm'],
    ]);
    const captions = await captionsOf(film);
    expect(captions).toEqual({
      'captions-vi-1': FROM_SUBRIP.normalize('NFC'),
      'captions-cjm-2': FROM_ASS,
    });
    for (const text of Object.values(captions)) {
      expect(new WebVTTParser().parse(text, 'subtitles/captions/descriptions').errors).toEqual([]);
    }
  });

  test('of WebM come out as they were', async () => {
    const film = await writeWithFfmpeg(folder, 'film.webm', [
      ...[...FILM, '-i', join(folder, 'words.srt')],
      ...['-map', '0', '-map', '1', '-c:v', 'libvpx', '-c:s', 'webvtt'],
    ]);
    const text = (await captionsOf(film))['captions-und-1'] ?? '';
    expect(text).toContain('00:00:01.000 --> 00:00:02.000\nខ្មែរ ឃ្លា\nBố mẹ\n'.normalize('NFC'));
  });

  test('of MP4 keep their words, though MP4 cannot hold two at once', async () => {
    const film = await writeWithFfmpeg(folder, 'film.mp4', [
      ...[...FILM, '-i', join(folder, 'words.srt'), '-map', '0', '-map', '1'],
      ...['-c:s', 'mov_text', '-metadata:s:s', 'language=khm'],
    ]);
    const text = FROM_SUBRIP.replace('01.500', '01.000').normalize('NFC');
    expect(await captionsOf(film)).toEqual({ 'captions-km-1': text });
  });

  test('keep to the clock of the renditions where the film’s own begins later', async () => {
    const film = await writeWithFfmpeg(folder, 'late.mkv', [
      ...[...FILM, '-i', join(folder, 'words.srt'), '-map', '0', '-map', '1', '-c:s', 'subrip'],
      ...['-output_ts_offset', '10'],
    ]);
    const captions = await captionsOf(film);
    expect(captions).toEqual({ 'captions-und-1': FROM_SUBRIP.normalize('NFC') });
  });

  test('that are larger than captions can be are left in the file, with a reason', async () => {
    const film = await writeWithFfmpeg(folder, 'large.mkv', [
      ...[...FILM, '-i', join(folder, 'words.srt'), '-map', '0', '-map', '1', '-c:s', 'subrip'],
    ]);
    const params = { maxTrackBytes: 60 };
    const { made } = await runRecipe(videoCaptions, { source: film, folder, tools, params });
    expect(made).toMatchObject({ name: 'captions-too-long' });
  });
});
