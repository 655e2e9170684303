import { createHash } from 'node:crypto';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { videoCaptions } from './captions/video-captions.ts';
import { documentPages } from './derive/document-pages.ts';
import { documentRest } from './derive/document-rest.ts';
import { videoGlance } from './derive/glance/video-glance.ts';
import { imageCrops } from './derive/image-crops.ts';
import { imagePages } from './derive/image-pages.ts';
import { imageRest } from './derive/image-rest.ts';
import { imageSet } from './derive/image-set.ts';
import { imageTiles } from './derive/image-tiles.ts';
import { soundClean } from './derive/sound-clean.ts';
import { soundMeasure } from './derive/sound-measure.ts';
import { soundSet } from './derive/sound-set.ts';
import { videoPoster } from './derive/video-poster.ts';
import { videoSet } from './derive/video-set.ts';
import { originalKey } from './originals/original-key.ts';
import { recipeFigures } from './plan/figures.ts';
import type { MediaProfile, Recipe } from './recipe.ts';
import { majorOf, TOOL_TO_PROBE, type ToolName, type ToolVersions } from './tools.ts';

/** Every recipe, in the order they run. Their figures were measured: docs/benchmarks.md. */
const RECIPES: readonly Recipe[] = [
  imageSet,
  imageTiles,
  imageCrops,
  imagePages,
  imageRest,
  soundMeasure,
  soundSet,
  soundClean,
  videoSet,
  videoGlance,
  videoPoster,
  videoCaptions,
  documentPages,
  documentRest,
];

export const DEFAULT_PROFILE: MediaProfile = {
  hlsAboveSeconds: 300,
  hlsSegments: 'single-file',
  av1: true,
};

/** What one looks at or listens to. Where nothing could be made, its refusal is the one that tells why. */
export const MAIN_RECIPE: Readonly<Record<MediaKind, string>> = {
  image: imageSet.name,
  audio: soundSet.name,
  video: videoSet.name,
  document: documentPages.name,
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

const labels = new Map<string, string[]>();

/** `image-set@1.4f0c9a2e` (name, version, figures), sorted: what a description made today names. */
export function recipeLabels(kind: MediaKind, profile: MediaProfile): string[] {
  const asked = `${kind} ${JSON.stringify(profile)}`;
  const known = labels.get(asked);
  if (known) return known;
  const made = recipesOf(kind)
    .map((recipe) => `${recipe.name}@${recipe.version}.${recipeFigures(recipe, profile)}`)
    .sort();
  labels.set(asked, made);
  return made;
}

/** Names everything that decides what is made of an original of this kind, besides the original. */
export function programOf(
  kind: MediaKind,
  { profile, tools }: { profile: MediaProfile; tools: ToolVersions },
): string {
  const majors = toolsOf(kind).map((tool) => `${tool}${majorOf(tools[tool] ?? 'absent')}`);
  return [...recipeLabels(kind, profile), ...majors].join(' ');
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
