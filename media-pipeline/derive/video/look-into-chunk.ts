import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../../ffmpeg/run-ffmpeg.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { Chunk } from './chunks.ts';
import { enterChunk, missesStart } from './enter-chunk.ts';
import { type FrameTreatment, firstPictureGraph } from './picture-graph.ts';

export interface LookOptions {
  source: string;
  chunk: Chunk;
  treatment: FrameTreatment;
  durationSeconds: number | null;
  signal: AbortSignal;
}

/** Is there a picture that begins in a chunk? Decodes up to the first one only. */
export async function lookIntoChunk(
  ffmpeg: Ffmpeg,
  { source, chunk, treatment, durationSeconds, signal }: LookOptions,
): Promise<{ hasPicture: boolean; missedStart: boolean } | Refusal> {
  let hasPicture = false;
  const run = await runFfmpeg(ffmpeg, {
    source,
    durationSeconds,
    signal,
    input: enterChunk(chunk),
    output: [
      ...['-max_error_rate', '1', '-filter_complex', firstPictureGraph(chunk, treatment)],
      ...['-map', '[first]', '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'],
    ],
    onOutput() {
      hasPicture = true;
    },
  });
  if (isRefusal(run)) return run;
  return { hasPicture, missedStart: missesStart(run.messages, chunk) };
}
