import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Derivative } from '#domain/media-description.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { deriveImageSet, extensionOf } from '../derive/image-set.ts';
import type { Findings, Made } from '../derive/made.ts';
import { measureSound } from '../derive/sound-measure.ts';
import { deriveSoundSet } from '../derive/sound-set.ts';
import { derivePoster } from '../derive/video-poster.ts';
import { deriveVideoSet } from '../derive/video-set.ts';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { hashFile } from '../originals/hash-file.ts';
import type { Step } from '../plan/plan.ts';
import { RECIPES } from '../recipes.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { keepResult, loadResult, type StepResult } from './step-result.ts';

export interface StepContext {
  /** Absolute path of the original. */
  source: string;
  /** A folder of this process, for files being made. */
  workFolder: string;
  derivatives: ObjectStore;
  ffmpeg: Ffmpeg | null;
  /** What the earlier steps found. */
  findings: Findings;
  signal?: AbortSignal | undefined;
}

/**
 * Does one step, or finds it done. The store holds the step's files below its key, and `result.json`
 * last: a step without one never happened, and what lies below its key is thrown away.
 */
export async function runStep(step: Step, context: StepContext): Promise<StepResult | Refusal> {
  const { derivatives } = context;
  const done = await loadResult(step.key, derivatives);
  if (done) return done;
  for (const { key } of await derivatives.list(step.key)) await derivatives.delete(key);

  const folder = join(context.workFolder, step.recipe);
  await mkdir(folder, { recursive: true });
  try {
    const made = await derive(step, { ...context, folder });
    if (isRefusal(made)) return made;
    const result: StepResult = {
      findings: made.findings,
      derivatives: await Promise.all(
        made.files.map((file) => keep(join(folder, file.fileName), { file, step, derivatives })),
      ),
    };
    await keepResult(step.key, result, derivatives);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function derive(
  step: Step,
  context: StepContext & { folder: string },
): Promise<Made | Refusal> {
  const { source, folder, findings, signal } = context;
  switch (step.recipe) {
    case 'image-set': {
      const { sizes, thumbnail } = step;
      const encoding = RECIPES['image-set'];
      return deriveImageSet({ bytes: await readFile(source), sizes, thumbnail, encoding, folder });
    }
    case 'sound-measure': {
      const recipe = RECIPES['sound-measure'];
      return measureSound(ffmpegOf(context), { source, signal, ...step, ...recipe });
    }
    case 'sound-set':
      return deriveSoundSet(ffmpegOf(context), { source, folder, findings, signal, ...step });
    case 'video-set':
      return deriveVideoSet(ffmpegOf(context), { source, folder, findings, signal, ...step });
    case 'video-poster':
      return derivePoster(ffmpegOf(context), { source, folder, signal, ...step });
  }
}

function ffmpegOf({ ffmpeg }: StepContext): Ffmpeg {
  if (!ffmpeg) throw new Error('a step that needs ffmpeg was taken up without it');
  return ffmpeg;
}

async function keep(
  path: string,
  {
    file,
    step,
    derivatives,
  }: { file: Made['files'][number]; step: Step; derivatives: ObjectStore },
): Promise<Derivative> {
  const { fileName, ...about } = file;
  const key = `${step.key}/${fileName}`;
  const sha256 = await hashFile(path);
  const { sizeBytes } = await derivatives.put(key, { path });
  return { ...about, key, sha256, extension: extensionOf(file), sizeBytes };
}
