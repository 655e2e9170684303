import type { Probe, VideoProbe } from '../probe/probe.ts';
import { RECIPES, type RecipeName, recipesOf, stepKey, type ToolVersions } from '../recipes.ts';
import { type ImageSize, imageSizes } from './image-sizes.ts';
import { type VideoRung, videoRungs } from './video-rungs.ts';

/** One recipe applied to one original, with everything decided. */
export type Step = { key: string } & (
  | { recipe: 'image-set'; sizes: ImageSize[]; thumbnail: ImageSize }
  | { recipe: 'sound-measure'; durationSeconds: number | null }
  | { recipe: 'sound-set'; durationSeconds: number | null; aacChannels: 1 | 2 }
  | {
      recipe: 'video-set';
      durationSeconds: number | null;
      rungs: VideoRung[];
      /** `null` keeps the frames as they come. */
      framesPerSecond: number | null;
      soundChannels: 1 | 2 | null;
    }
  | { recipe: 'video-poster'; atSeconds: number; size: ImageSize }
);

/** What will be made of an original, in order. Data only: the same probe and tools give the same plan. */
export interface MediaPlan {
  sourceSha256: string;
  kind: Probe['kind'];
  steps: Step[];
}

/** Decides what to make of an original. Nothing is scaled up; every video side is even. */
export function planMedia({
  sourceSha256,
  probe,
  tools,
}: {
  sourceSha256: string;
  probe: Probe;
  tools: ToolVersions;
}): MediaPlan {
  const steps: Step[] = [];
  for (const recipe of recipesOf(probe.kind)) {
    const step = planStep(recipe, probe);
    if (step) steps.push({ ...step, key: stepKey(sourceSha256, recipe, tools) });
  }
  return { sourceSha256, kind: probe.kind, steps };
}

type Undecided<T> = T extends unknown ? Omit<T, 'key'> : never;

function planStep(recipe: RecipeName, probe: Probe): Undecided<Step> | null {
  switch (recipe) {
    case 'image-set': {
      if (probe.kind !== 'image') return null;
      const { widthsPx, thumbnailPx } = RECIPES['image-set'];
      const sizes = imageSizes(probe, widthsPx);
      return { recipe, sizes, thumbnail: sizeAtMost(probe, thumbnailPx) };
    }
    case 'sound-measure':
      if (probe.kind === 'image' || !probe.sound) return null;
      return { recipe, durationSeconds: probe.durationSeconds };
    case 'sound-set':
      if (probe.kind !== 'audio') return null;
      return {
        recipe,
        durationSeconds: probe.durationSeconds,
        aacChannels: atMostStereo(probe.sound.channels),
      };
    case 'video-set':
      return probe.kind === 'video' ? planVideoSet(probe) : null;
    case 'video-poster': {
      if (probe.kind !== 'video') return null;
      const { widthPx, at } = RECIPES['video-poster'];
      const atSeconds = Math.floor((probe.durationSeconds ?? 0) * at * 1000) / 1000;
      return { recipe, atSeconds, size: sizeAtMost(probe, widthPx) };
    }
  }
}

function planVideoSet(probe: VideoProbe): Undecided<Step> {
  const { maxFramesPerSecond } = RECIPES['video-set'];
  return {
    recipe: 'video-set',
    durationSeconds: probe.durationSeconds,
    rungs: videoRungs(probe),
    // Some cameras say 30.02 and mean 30.
    framesPerSecond: probe.framesPerSecond > maxFramesPerSecond + 0.5 ? maxFramesPerSecond : null,
    soundChannels: probe.sound && atMostStereo(probe.sound.channels),
  };
}

function sizeAtMost(of: ImageSize, widthPx: number): ImageSize {
  const [size] = imageSizes(of, [widthPx]).slice(-1);
  return size ?? { widthPx: of.widthPx, heightPx: of.heightPx };
}

function atMostStereo(channels: number): 1 | 2 {
  return channels > 1 ? 2 : 1;
}
