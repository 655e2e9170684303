import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Derivative, DerivativeSet } from '#domain/media-description.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Made } from '../derive/made.ts';
import { hashFile } from '../originals/hash-file.ts';
import type { Step, StepContext } from '../recipe.ts';
import { recipeNamed } from '../recipes.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { dropParts, isPart, openParts } from './parts.ts';
import { keepResult, loadResult, type StepResult } from './step-result.ts';

export interface RunStepOptions extends Omit<StepContext, 'folder' | 'parts' | 'open'> {
  /** A folder of this process, for files being made. */
  workFolder: string;
  derivatives: ObjectStore;
}

/**
 * Does one step, or finds it done. The store holds the step's files below its key, and `result.json`
 * last: a step without one never happened, and what lies below its key is thrown away, but for parts.
 */
export async function runStep(
  step: Step,
  options: RunStepOptions,
): Promise<{ result: StepResult; isNew: boolean } | Refusal> {
  const { derivatives, workFolder } = options;
  const done = await loadResult(step.key, derivatives);
  if (done) return { result: done, isNew: false };
  for (const { key } of await derivatives.list(step.key)) {
    if (!isPart(step.key, key)) await derivatives.delete(key);
  }

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
        await derivatives.linkTo(key, path);
        return path;
      },
    });
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

/** Puts everything the step made into the store, which takes the files over. */
async function keepAll(
  { files }: Made,
  { folder, stepKey, derivatives }: { folder: string; stepKey: string; derivatives: ObjectStore },
): Promise<Derivative[]> {
  const names: string[] = [];
  const kept: Derivative[] = [];
  for (const made of files) {
    const { fileName, set: setName, ...about } = made;
    const inSet = setName === undefined ? null : await filesBelow(join(folder, setName));
    names.push(...(inSet?.map((name) => `${setName}/${name}`) ?? [fileName]));
    const extension = extname(fileName).slice(1);
    if (inSet === null) {
      const path = join(folder, fileName);
      const [sha256, { size }] = await Promise.all([hashFile(path), stat(path)]);
      kept.push({
        ...about,
        key: `${stepKey}/${fileName}`,
        sha256,
        extension,
        sizeBytes: size,
        set: null,
      });
    } else {
      const set = await describeSet(join(folder, setName ?? ''), inSet);
      const key = `${stepKey}/${setName}`;
      const entry = fileName.slice(`${setName}/`.length);
      kept.push({ ...about, ...set.whole, key, extension, set: { entry, files: set.files } });
    }
  }
  await derivatives.putAll(
    stepKey,
    names.map((name) => ({ name, source: { path: join(folder, name), give: true } })),
  );
  return kept;
}

async function describeSet(
  folder: string,
  names: readonly string[],
): Promise<{ whole: { sha256: string; sizeBytes: number }; files: DerivativeSet['files'] }> {
  const files: DerivativeSet['files'] = [];
  for (const name of names) {
    const path = join(folder, name);
    files.push({ name, sha256: await hashFile(path), sizeBytes: (await stat(path)).size });
  }
  const list = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  return {
    whole: {
      sha256: createHash('sha256').update(list).digest('hex'),
      sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    },
    files,
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
