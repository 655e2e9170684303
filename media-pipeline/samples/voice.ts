import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** Mono, 16-bit, as espeak-ng speaks. */
export const SPEECH_RATE_HZ = 22_050;

/** Slower than the voice's own 175: elders listen too. */
const WORDS_PER_MINUTE = 125;

/**
 * Speaks one piece with espeak-ng (GPL-3.0-or-later; what it speaks is not bound by its licence) and
 * returns the samples, without the silence at either end.
 */
export async function speak(options: {
  text: string;
  /** An espeak-ng voice: `vi`, `en`. */
  voice: string;
  workFolder: string;
}): Promise<Int16Array> {
  const path = join(options.workFolder, 'spoken.wav');
  const speed = ['-s', `${WORDS_PER_MINUTE}`];
  await execa('espeak-ng', ['-v', options.voice, ...speed, '-w', path, '--stdin'], {
    input: options.text,
  });
  return withoutSilence(samplesOf(await readFile(path)));
}

/** `1.51`, or `null` where espeak-ng is not installed. */
export async function espeakVersion(): Promise<string | null> {
  const result = await execa('espeak-ng', ['--version'], { reject: false });
  return /(\d+\.\d+(?:\.\d+)?)/.exec(result.failed ? '' : result.stdout)?.[1] ?? null;
}

/** The samples of a PCM WAV file (http://soundfile.sapp.org/doc/WaveFormat/), 16-bit mono. */
export function samplesOf(wav: Buffer): Int16Array {
  let at = 12;
  while (wav.toString('latin1', at, at + 4) !== 'data') at += 8 + wav.readUInt32LE(at + 4);
  const bytes = wav.subarray(at + 8, at + 8 + wav.readUInt32LE(at + 4));
  return Int16Array.from({ length: bytes.length >> 1 }, (_, n) => bytes.readInt16LE(n * 2));
}

const QUIET = 64;

function withoutSilence(samples: Int16Array): Int16Array {
  const from = samples.findIndex((sample) => Math.abs(sample) > QUIET);
  const to = samples.findLastIndex((sample) => Math.abs(sample) > QUIET);
  return from < 0 ? new Int16Array() : samples.slice(from, to + 1);
}
