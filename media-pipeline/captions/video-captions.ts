import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Made, MadeFile } from '../derive/made.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { CaptionTrack } from '../probe/probe.ts';
import type { Recipe, StepContext } from '../recipe.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import { cleanCues } from './clean-cues.ts';
import { readSubRip } from './read-subrip.ts';
import { writeWebVtt } from './write-webvtt.ts';

interface VideoCaptionsParams {
  durationSeconds: number | null;
  tracks: CaptionTrack[];
  maxTrackBytes: number;
}

const MAX_TRACKS = 40;
/** Twelve hours of quick speech are a tenth of it. */
const MAX_TRACK_BYTES = 10_000_000;

/** The text tracks inside a film as clean WebVTT: an offer to editors, who put what is right beside the record. */
export const videoCaptions: Recipe<VideoCaptionsParams> = {
  name: 'video-captions',
  version: 1,
  tool: 'ffmpeg',
  kinds: ['video'],
  plan(probe) {
    if (probe.kind !== 'video' || probe.captions.length === 0) return null;
    return {
      durationSeconds: probe.durationSeconds,
      tracks: probe.captions.slice(0, MAX_TRACKS),
      maxTrackBytes: MAX_TRACK_BYTES,
    };
  },
  run: deriveCaptions,
};

async function deriveCaptions(
  { durationSeconds, tracks, maxTrackBytes }: VideoCaptionsParams,
  { source, folder, tools, signal }: StepContext,
): Promise<Made | Refusal> {
  const between = join(folder, 'between');
  await mkdir(between);
  const pathOf = ({ index }: CaptionTrack) => join(between, `${index}.srt`);
  const run = await runFfmpeg(ffmpegOf(tools), {
    source,
    durationSeconds,
    writableFolder: between,
    signal,
    output: tracks.flatMap((track) => [
      ...['-map', `0:s:${track.index}`, '-c:s', 'text', '-fs', `${maxTrackBytes}`],
      ...['-f', 'srt', pathOf(track)],
    ]),
  });
  if (isRefusal(run)) return run;
  const files: MadeFile[] = [];
  for (const track of tracks) {
    if ((await stat(pathOf(track))).size >= maxTrackBytes) return refuse('captions-too-long');
    const cues = cleanCues(readSubRip(await readFile(pathOf(track), 'utf8')));
    if (cues.length === 0) continue;
    const label = `captions-${track.lang ?? 'und'}-${track.index + 1}`;
    const fileName = `${label}.vtt`;
    await writeFile(join(folder, fileName), writeWebVtt(cues));
    files.push({
      role: 'captions',
      label,
      fileName,
      mediaType: 'text/vtt',
      widthPx: null,
      heightPx: null,
      durationSeconds: null,
      bitrateKbps: null,
    });
  }
  await rm(between, { recursive: true });
  return { findings: {}, files };
}
