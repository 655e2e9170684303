import { hash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Derivative, DerivativeSet } from '#domain/media-description.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Made, MadeFile } from '../derive/made.ts';
import { hashFile } from '../originals/hash-file.ts';
import type { Step, StepContext } from '../recipe.ts';
import { recipeNamed } from '../recipes.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { dropParts, openParts } from './parts.ts';
import { keepResult, loadResult, type StepResult } from './step-result.ts';

export interface RunStepOptions extends Omit<StepContext, 'folder' | 'parts' | 'open'> {
  /** A folder of this process, for files being made. */
  workFolder: string;
  derivatives: ObjectStore;
  /** Is the original still the file that was looked at? */
  isUnchanged: () => boolean;
}

/**
 * Does one step, or finds it done. The store holds the step's files below its key, and `result.json`
 * last: a step without one never happened. Another process may do the same step at the same time: what it
 * makes has the same names and bytes, and whoever finds the other's result takes that.
 */
export async function runStep(step: Step, options: RunStepOptions): Promise<Done | Refusal> {
  const done = await finishedBefore(step, options);
  if (done) return done;
  try {
    return await doStep(step, options);
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (!options.isUnchanged()) return refuse('changed-meanwhile');
    const byOthers = await finishedBefore(step, options);
    if (byOthers) return byOthers;
    throw cause;
  }
}

type Done = { result: StepResult; isNew: boolean };

async function finishedBefore(
  { key }: Step,
  { derivatives }: Pick<RunStepOptions, 'derivatives'>,
): Promise<Done | null> {
  const result = await loadResult(key, derivatives);
  if (!result) return null;
  // A run killed at the end of the step has left them.
  await dropParts(key, derivatives);
  return { result, isNew: false };
}

async function doStep(step: Step, options: RunStepOptions): Promise<Done | Refusal> {
  const { derivatives, workFolder } = options;

  const folder = join(workFolder, step.recipe);
  const readFolder = join(workFolder, `${step.recipe}.read`);
  await mkdir(folder, { recursive: true });
  try {
    let damaged = false;
    const onDamage = () => {
      damaged = true;
    };
    const made = await recipeNamed(step.recipe).run(step.params, {
      ...options,
      tools: {
        ...options.tools,
        ffmpeg: options.tools.ffmpeg && { ...options.tools.ffmpeg, onDamage },
      },
      folder,
      parts: openParts(step.key, derivatives, readFolder),
      async open({ key, extension, label }) {
        const path = join(readFolder, `${label}.${extension}`);
        if (await derivatives.linkTo(key, path)) return path;
        throw new Error(`what an earlier step made is gone: ${key}`);
      },
    });
    if (!options.isUnchanged()) {
      await dropParts(step.key, derivatives);
      return refuse('changed-meanwhile');
    }
    if (isRefusal(made)) return made;
    const found: StepResult = {
      findings: damaged ? { ...made.findings, damaged } : made.findings,
      derivatives: await keepAll(made, { folder, stepKey: step.key, derivatives }),
    };
    const result = await keepResult(step.key, found, derivatives);
    await dropParts(step.key, derivatives);
    return { result, isNew: true };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(readFolder, { recursive: true, force: true });
  }
}

interface Piece {
  /** Below the key of the step. */
  name: string;
  source: { path: string; give: true } | Uint8Array;
  sha256: string;
  sizeBytes: number;
}

/** Puts everything the step made into the store, which takes the files over. */
async function keepAll(
  { files }: Made,
  { folder, stepKey, derivatives }: { folder: string; stepKey: string; derivatives: ObjectStore },
): Promise<Derivative[]> {
  const all: Piece[] = [];
  const kept: Derivative[] = [];
  for (const made of files) {
    const { fileName, set: setName, inMemory, ...about } = made;
    const pieces = await piecesOf(made, folder);
    all.push(...pieces);
    const extension = extname(fileName).slice(1);
    const [only] = pieces;
    if (setName === undefined) {
      if (!only) throw new Error(`a step made no ${fileName}`);
      const { sha256, sizeBytes } = only;
      kept.push({
        ...about,
        key: `${stepKey}/${fileName}`,
        sha256,
        extension,
        sizeBytes,
        set: null,
      });
    } else {
      const { whole, set } = describeSet(pieces, { setName, fileName });
      kept.push({ ...about, ...whole, key: `${stepKey}/${setName}`, extension, set });
    }
  }
  await derivatives.putAll(
    stepKey,
    all.map(({ name, source }) => ({ name, source })),
  );
  return kept;
}

async function piecesOf(
  { fileName, set, inMemory }: Pick<MadeFile, 'fileName' | 'set' | 'inMemory'>,
  folder: string,
): Promise<Piece[]> {
  if (set !== undefined && inMemory !== undefined) {
    return [...inMemory]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => ({
        name: `${set}/${name}`,
        source: bytes,
        sha256: hash('sha256', bytes, 'hex'),
        sizeBytes: bytes.byteLength,
      }));
  }
  const names =
    set === undefined
      ? [fileName]
      : (await filesBelow(join(folder, set))).map((name) => `${set}/${name}`);
  const pieces: Piece[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const [sha256, { size }] = await Promise.all([hashFile(path), stat(path)]);
    pieces.push({ name, source: { path, give: true }, sha256, sizeBytes: size });
  }
  return pieces;
}

function describeSet(
  pieces: readonly Piece[],
  { setName, fileName }: { setName: string; fileName: string },
): { whole: { sha256: string; sizeBytes: number }; set: DerivativeSet } {
  const inSet = (name: string) => name.slice(`${setName}/`.length);
  const files = pieces.map(({ name, sha256, sizeBytes }) => ({
    name: inSet(name),
    sha256,
    sizeBytes,
  }));
  const list = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  return {
    whole: {
      sha256: hash('sha256', list, 'hex'),
      sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    },
    set: { entry: inSet(fileName), files },
  };
}

/** Names of the files of a folder and below, `/`-separated, sorted. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
