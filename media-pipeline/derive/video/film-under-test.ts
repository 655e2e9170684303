import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import { probeTimeBased } from '../../probe/probe-time-based.ts';
import type { MediaProfile, Parts } from '../../recipe.ts';
import { DEFAULT_PROFILE } from '../../recipes.ts';
import { isRefusal } from '../../refusal.ts';
import { openParts } from '../../run/parts.ts';
import { ffmpegOf, type Tools } from '../../tools.ts';
import { type Made, NO_FINDINGS } from '../made.ts';
import { videoSet } from '../video-set.ts';
import type { VideoSetParams } from './params.ts';

export interface FilmRun {
  tools: Tools;
  /** Absolute path of the film. */
  source: string;
  /** What stands here when the run is over: `made`, the files; `store`, what outlives a kill. */
  folder: string;
  profile?: Partial<MediaProfile>;
  params?: Partial<VideoSetParams>;
  soundTrack?: number;
  signal?: AbortSignal;
  /** Told of every part that is kept. */
  onPart?: (name: string) => void;
  onProgress?: (share: number) => void;
}

/** Makes the renditions of a film by its recipe, with parts in a store; throws where it is refused. */
export async function makeFilm({ tools, source, folder, ...run }: FilmRun): Promise<Made> {
  const probe = await probeTimeBased(ffmpegOf(tools), { kind: 'video', source });
  if (isRefusal(probe)) throw new Error(probe.name);
  const planned = videoSet.plan(probe, {
    settings: { ...NO_SETTINGS, soundTrack: run.soundTrack ?? null },
    profile: { ...DEFAULT_PROFILE, av1: false, ...run.profile },
  });
  if (!planned) throw new Error('no plan');
  const made = join(folder, 'made');
  await mkdir(made, { recursive: true });
  const parts = openParts('step', fileObjectStore(join(folder, 'store')), join(folder, 'read'));
  const told: Parts = {
    ...parts,
    async keep(name, path) {
      await parts.keep(name, path);
      run.onPart?.(name);
    },
  };
  const result = await videoSet.run(
    { ...planned, ...run.params },
    {
      source,
      sizeBytes: 0,
      probe,
      folder: made,
      parts: told,
      tools,
      findings: { ...NO_FINDINGS, loudnessLufs: -18 },
      earlier: [],
      open: () => Promise.reject(new Error('nothing earlier')),
      signal: run.signal,
      onProgress: run.onProgress ?? (() => undefined),
    },
  );
  if (isRefusal(result)) throw new Error(result.name);
  return result;
}

/** Pieces of four seconds, instead of the half minute and more that a real film is cut into. */
export function shortChunks(count: number): VideoSetParams['chunks'] {
  return Array.from({ length: count }, (_, index) => ({
    startSeconds: 4 * index,
    endSeconds: index === count - 1 ? null : 4 * (index + 1),
  }));
}

/** Moments at which the pictures of a file are shown, in order. */
export async function shownAt(path: string): Promise<number[]> {
  const entries = await ffprobe(['-select_streams', 'V', '-show_entries', 'packet=pts_time', path]);
  return entries.map(Number).sort((a, b) => a - b);
}

/** Values ffprobe prints, one an entry. */
export async function ffprobe(options: readonly string[]): Promise<string[]> {
  const { stdout } = await execa('ffprobe', ['-v', 'error', '-of', 'csv=p=0', ...options]);
  return stdout.split(/[\n,]/).filter((entry) => entry !== '');
}

/** SHA-256 of every file of what was made, by name. */
export async function hashes(folder: string, { files }: Made): Promise<Record<string, string>> {
  const names = files.flatMap(({ fileName, set }) => (set === undefined ? [fileName] : []));
  for (const { set } of files) {
    if (set === undefined) continue;
    for (const name of await readdir(join(folder, 'made', set))) names.push(`${set}/${name}`);
  }
  const hashed = names.sort().map(async (name): Promise<[string, string]> => {
    const bytes = await readFile(join(folder, 'made', name));
    return [name, createHash('sha256').update(bytes).digest('hex')];
  });
  return Object.fromEntries(await Promise.all(hashed));
}
