import { z } from 'zod';
import type { RecordCue } from '#domain/record.ts';
import { cleanCues } from '../captions/clean-cues.ts';

/** As whisper-cli's `-oj` writes it (https://github.com/ggml-org/whisper.cpp/tree/master/examples/cli). */
const OutputSchema = z.object({
  transcription: z.array(
    z.object({
      /** In milliseconds. */
      offsets: z.object({ from: z.number(), to: z.number() }),
      text: z.string(),
    }),
  ),
});

/** What stands where nothing is said: `[BLANK_AUDIO]`, `[ Silence ]`. */
const NO_WORDS = /^\[\s*(?:blank[ _]audio|silence|no[ _]speech|inaudible)\s*\]$/i;

/** The clean cues of whisper-cli's JSON; `null` when the text is not that. */
export function readWhisperJson(text: string): RecordCue[] | null {
  const output = OutputSchema.safeParse(parseJson(text));
  if (!output.success) return null;
  return cleanCues(
    output.data.transcription.map(({ offsets, text: words }) => ({
      startSeconds: offsets.from / 1000,
      endSeconds: offsets.to / 1000,
      text: NO_WORDS.test(words.trim()) ? '' : words,
    })),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
