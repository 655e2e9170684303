import { createHash } from 'node:crypto';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { imageSet } from './derive/image-set.ts';
import { soundMeasure } from './derive/sound-measure.ts';
import { soundSet } from './derive/sound-set.ts';
import { videoPoster } from './derive/video-poster.ts';
import { videoSet } from './derive/video-set.ts';
import type { MediaProfile, Recipe } from './recipe.ts';
import { majorOf, TOOL_TO_PROBE, type ToolName, type ToolVersions } from './tools.ts';

/** Every recipe, in the order they run. Their figures were measured: docs/benchmarks.md. */
const RECIPES: readonly Recipe[] = [imageSet, soundMeasure, soundSet, videoSet, videoPoster];

export const DEFAULT_PROFILE: MediaProfile = {
  hlsAboveSeconds: 300,
  hlsSegments: 'single-file',
  av1: true,
};

/** The recipes a kind goes through, in the order they run. */
export function recipesOf(kind: MediaKind): readonly Recipe[] {
  return RECIPES.filter(({ kinds }) => kinds.includes(kind));
}

export function recipeNamed(name: string): Recipe {
  const recipe = RECIPES.find((each) => each.name === name);
  if (!recipe) throw new Error(`there is no recipe "${name}"`);
  return recipe;
}

/** `image-set@1`, sorted: what a description made today names. */
export function recipeLabels(kind: MediaKind): string[] {
  return recipesOf(kind)
    .map(({ name, version }) => `${name}@${version}`)
    .sort();
}

export function toolsOf(kind: MediaKind): ToolName[] {
  const tools = recipesOf(kind).map(({ tool }) => tool);
  return [...new Set([TOOL_TO_PROBE[kind], ...tools])].sort();
}

/** The folder of a recipe's results in the derivatives store: source hash, recipe, tool, decisions. */
export function stepKey(
  sourceSha256: string,
  { name, version, tool }: Recipe,
  { params, tools }: { params: object; tools: ToolVersions },
): string {
  const decided = createHash('sha256').update(JSON.stringify(params)).digest('hex').slice(0, 8);
  const toolLabel = `${tool}${majorOf(tools[tool] ?? 'absent')}`;
  return `${originalKey(sourceSha256)}/${name}-${version}-${toolLabel}-${decided}`;
}

/** Key of an original in the store of originals, and of the folder of what is made of it in the other. */
export function originalKey(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}
