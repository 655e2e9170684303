import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import type { VideoRung } from '../../plan/video-rungs.ts';
import type { StepContext } from '../../recipe.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Made, MadeFile } from '../made.ts';
import { SEGMENT_SECONDS } from './chunks.ts';
import { CLOCK_OFFSET_SECONDS } from './clock.ts';
import { encodePictures, keptParts } from './encode-pictures.ts';
import { encodeSound, type SoundCodec, soundCodecs } from './encode-sound.ts';
import { inMilliseconds, openStream } from './make-stream.ts';
import { codecString } from './mp4/codec-string.ts';
import { type JoinedTrack, joinTrack } from './mp4/join-track.ts';
import { readFragments } from './mp4/read-fragments.ts';
import { writeTrack } from './mp4/write-track.ts';
import { type Muxed, muxTracks } from './mux.ts';
import type { VideoSetParams } from './params.ts';

/** Each chunk takes one core; a third would take more memory than it saves time. */
const CHUNKS_AT_ONCE = 2;
/** Of all the time, what encoding takes. */
const ENCODING_SHARE = 0.97;

/** A film to be heard over the slowest line. */
const SOUND_ALONE = 'sound-alone.m4a';
/** AAC-LC (RFC 6381). */
const AAC = 'mp4a.40.2';

const JOIN = { offsetSeconds: CLOCK_OFFSET_SECONDS, segmentSeconds: SEGMENT_SECONDS };

/** Encodes what is not yet encoded, then puts files and stream together without coding anything again. */
export async function makeRenditions(
  ffmpeg: Ffmpeg,
  params: VideoSetParams,
  context: StepContext,
): Promise<Made | Refusal> {
  const { folder, source, parts } = context;
  const signal = context.signal ?? new AbortController().signal;
  const { rungs } = params;
  const sound = await soundOf(ffmpeg, params, { ...context, signal });
  if (isRefusal(sound)) return sound;
  const pieces = await encodePictures(ffmpeg, {
    ...{ ...params, source, folder, parts, signal },
    parallel: CHUNKS_AT_ONCE,
    onProgress: (share) => context.onProgress(share * ENCODING_SHARE),
  });
  if (isRefusal(pieces)) return pieces;

  const stream = params.stream ? await openStream({ folder, files: params.stream }) : null;
  const files: Progressive[] = [];
  // One after the other: what is known of each picture of a long film takes much memory.
  for (const [index, rung] of rungs.entries()) {
    const track = await joinPieces(pieces[index] ?? []);
    if (!track) return refuse('no-picture');
    if (rung.isProgressive) files.push(await writeTracks({ rung, track }, { folder, sound }));
    if (rung.isStreamed) await stream?.addPictures(rung, track);
  }
  const soundAlone = sound.aac ? soundFile(sound.aac, folder) : null;
  const streamSound = stream && sound.aac ? join(folder, 'stream-sound.mp4') : null;
  const refusal = await muxTracks(ffmpeg, {
    ...{ folder, signal, durationSeconds: params.durationSeconds },
    files: [
      ...files,
      ...(soundAlone ? [soundAlone] : []),
      ...(streamSound && sound.aac
        ? [{ path: streamSound, tracks: [sound.aac], form: 'fragments' } as const]
        : []),
    ],
  });
  if (refusal) return refusal;
  const made = await Promise.all(files.map(describeFile));
  if (soundAlone) {
    const longestSeconds = Math.max(...files.map((file) => file.durationSeconds));
    const durationSeconds = context.findings.durationSeconds ?? longestSeconds;
    made.push(await describeSound(soundAlone, { durationSeconds }));
  }
  if (stream) {
    const track = streamSound ? await joinPieces([streamSound]) : null;
    if (track && params.sound) await stream.addSound(params.sound.channels, track);
    made.push(await stream.end());
  }
  return { findings: {}, files: made };
}

interface Picture {
  rung: VideoRung;
  track: JoinedTrack;
}

type Sounds = Partial<Record<SoundCodec, string>>;

interface Progressive extends Muxed {
  rung: VideoRung;
  codecs: string[];
  durationSeconds: number;
}

/**
 * The sound in every codec, as paths in the folder of this step: encoded, or found kept. A track that
 * cannot be decoded leaves the film silent; that it could not be heard is said where it was measured.
 */
async function soundOf(
  ffmpeg: Ffmpeg,
  { sound, durationSeconds }: VideoSetParams,
  { source, folder, parts, findings, signal }: StepContext & { signal: AbortSignal },
): Promise<Sounds | Refusal> {
  if (!sound) return {};
  const codecs = soundCodecs(sound);
  const names = codecs.map((codec) => `sound-${codec}`);
  if ((await keptParts(parts, names)) === null) {
    const { loudnessLufs } = findings;
    const paths = await encodeSound(ffmpeg, {
      ...{ source, folder, sound, loudnessLufs, durationSeconds, signal },
    });
    if (isRefusal(paths)) return paths.name === 'undecodable' ? {} : paths;
    for (const codec of codecs) await parts.keep(`sound-${codec}`, paths[codec]);
  }
  const kept = (await keptParts(parts, names)) ?? [];
  const sounds: Sounds = {};
  for (const [index, codec] of codecs.entries()) {
    // The tool that puts files together sees this folder only.
    const path = join(folder, `${codec}.mp4`);
    await copyFile(kept[index] ?? '', path);
    sounds[codec] = path;
  }
  return sounds;
}

async function joinPieces(paths: readonly string[]): Promise<JoinedTrack | null> {
  return joinTrack(await Promise.all(paths.map(readFragments)), JOIN);
}

async function writeTracks(
  { rung, track }: Picture,
  { folder, sound }: { folder: string; sound: Sounds },
): Promise<Progressive> {
  const { label } = rung;
  const name = `${label}-picture`;
  const written = await writeTrack(track, { folder, name, files: 'single-file' });
  const heard = rung.codec === 'av1' ? (sound.opus ?? sound.aac) : sound.aac;
  const heardCodec = heard === sound.aac ? AAC : 'opus';
  return {
    rung,
    codecs: [codecString(track.moov), ...(heard ? [heardCodec] : [])],
    path: join(folder, `${label}.mp4`),
    tracks: [join(folder, `${name}.mp4`), ...(heard ? [heard] : [])],
    form: 'progressive',
    durationSeconds: written.durationSeconds,
  };
}

function soundFile(track: string, folder: string): Muxed {
  return { path: join(folder, SOUND_ALONE), tracks: [track], form: 'progressive' };
}

async function describeSound(
  { path }: Muxed,
  { durationSeconds }: { durationSeconds: number },
): Promise<MadeFile> {
  const { size } = await stat(path);
  return {
    role: 'rendition',
    label: 'sound-alone',
    fileName: SOUND_ALONE,
    mediaType: `audio/mp4; codecs="${AAC}"`,
    widthPx: null,
    heightPx: null,
    durationSeconds: inMilliseconds(durationSeconds),
    bitrateKbps: bitrateKbps(size, durationSeconds),
  };
}

async function describeFile({
  rung: { label, widthPx, heightPx },
  codecs,
  path,
  durationSeconds,
}: Progressive): Promise<MadeFile> {
  const { size } = await stat(path);
  return {
    role: 'rendition',
    label,
    fileName: `${label}.mp4`,
    mediaType: `video/mp4; codecs="${codecs.join(', ')}"`,
    widthPx,
    heightPx,
    durationSeconds: inMilliseconds(durationSeconds),
    bitrateKbps: bitrateKbps(size, durationSeconds),
  };
}

const bitrateKbps = (sizeBytes: number, durationSeconds: number): number =>
  Math.round((sizeBytes * 8) / durationSeconds / 1000);
