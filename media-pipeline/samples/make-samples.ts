/**
 * Makes the media of the sample archive: `node media-pipeline/samples/make-samples.ts [content]`.
 * Needs ffmpeg and espeak-ng. Repeatable: unchanged summaries give the same bytes.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { makeArtwork } from './make-artwork.ts';
import { makeFilm } from './make-film.ts';
import { makeReading } from './make-reading.ts';
import { type SampleRecord, writeSampleRecord } from './sample-record.ts';
import { espeakVersion } from './voice.ts';

/** The record that is also made into a film. */
const FILM_OF = 'festivals/ok-om-bok';
const READ_OUT = ['festivals', 'customs', 'products'];

async function makeSamples(contentFolder: string, today: string): Promise<void> {
  const [{ ffmpeg }, espeak] = await Promise.all([findFfmpeg(), espeakVersion()]);
  if (!ffmpeg || !espeak) {
    throw new Error('This needs ffmpeg and espeak-ng: apt-get install ffmpeg espeak-ng');
  }
  const workFolder = await mkdtemp(join(tmpdir(), 'ban-sac-samples-'));
  const keep = async (sample: SampleRecord | null) => {
    if (!sample) return;
    await writeSampleRecord(sample, { mediaFolder: join(contentFolder, 'media'), today });
    process.stdout.write(`${sample.id}\t${sample.original.bytes.byteLength} bytes\n`);
  };
  try {
    for (const sample of await makeArtwork()) await keep(sample);
    for (const record of await recordsIn(contentFolder)) {
      for (const lang of ['vi', 'en'] as const) {
        await keep(await makeReading(ffmpeg, { contentFolder, record, lang, workFolder, espeak }));
      }
    }
    const film = { contentFolder, record: FILM_OF, lang: 'vi', workFolder, espeak } as const;
    await keep(await makeFilm(ffmpeg, film));
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

/** The records that name a reading among their media; only those are read out. */
async function recordsIn(contentFolder: string): Promise<string[]> {
  const found: string[] = [];
  for (const type of READ_OUT) {
    for (const id of (await readdir(join(contentFolder, type))).sort()) {
      const facts = await readFile(join(contentFolder, type, id, 'record.yaml'), 'utf8');
      if (/^\s*- reading-/m.test(facts)) found.push(`${type}/${id}`);
    }
  }
  return found;
}

await makeSamples(process.argv[2] ?? 'content', new Date().toISOString().slice(0, 10));
