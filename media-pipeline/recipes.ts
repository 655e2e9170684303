import type { MediaKind } from '#domain/public/vocabulary.ts';

/**
 * How derivatives are made. Raise `version` whenever a change here or in the code that follows the
 * recipe changes a byte of what comes out: the version is part of every derivative's key.
 * The figures were measured; see docs/decisions and docs/benchmarks.md.
 */
export const RECIPES = {
  /** AVIF effort 3 costs a quarter of effort 4, for two per cent more bytes. */
  'image-set': {
    version: 1,
    tool: 'sharp',
    widthsPx: [320, 640, 960, 1600],
    thumbnailPx: 32,
    avif: { quality: 52, effort: 3 },
    jpeg: { quality: 76 },
  },
  /** EBU R128 measure, exact duration and peaks, in one decode. */
  'sound-measure': { version: 1, tool: 'ffmpeg', peakCount: 400, peakRateHz: 8000 },
  /** A linear gain to the target, never more than `maxGainDb`, limited at `ceilingDb`. */
  'sound-set': {
    version: 1,
    tool: 'ffmpeg',
    targetLufs: -18,
    maxGainDb: 20,
    ceilingDb: -1.5,
    opusKbps: 24,
    aacKbps: 64,
  },
  /** One decode, cascaded scale; capped CRF saves most where little moves. */
  'video-set': {
    version: 2,
    tool: 'ffmpeg',
    maxFramesPerSecond: 30,
    preset: 'medium',
    rungs: [
      { heightPx: 480, crf: 24, maxrateKbps: 900, level: '3.1', aacKbps: 64 },
      { heightPx: 240, crf: 26, maxrateKbps: 300, level: '3.0', aacKbps: 48 },
    ],
  },
  /** One frame, a third of the way in. */
  'video-poster': {
    version: 1,
    tool: 'ffmpeg',
    widthPx: 640,
    at: 1 / 3,
    avif: { quality: 52, effort: 3 },
    jpeg: { quality: 76 },
  },
} as const;

export type RecipeName = keyof typeof RECIPES;
export type ToolName = (typeof RECIPES)[RecipeName]['tool'];
/** Version of each tool at hand: `{ sharp: '0.35.5', ffmpeg: '5.1.9' }`. */
export type ToolVersions = Partial<Record<ToolName, string>>;

const RECIPES_OF: Readonly<Record<MediaKind, readonly RecipeName[]>> = {
  image: ['image-set'],
  audio: ['sound-measure', 'sound-set'],
  video: ['sound-measure', 'video-set', 'video-poster'],
  document: [],
};

/** The recipes a kind goes through, in the order they run. */
export function recipesOf(kind: MediaKind): readonly RecipeName[] {
  return RECIPES_OF[kind];
}

/** `image-set@1`, sorted: what a description made today names. */
export function recipeLabels(kind: MediaKind): string[] {
  return recipesOf(kind)
    .map((name) => `${name}@${RECIPES[name].version}`)
    .sort();
}

export function toolsOf(kind: MediaKind): ToolName[] {
  return [...new Set(recipesOf(kind).map((name) => RECIPES[name].tool))].sort();
}

/** The part of a version within which a tool's output counts as the same: `5` of 5.1.9, `0.35` of 0.35.5. */
export function majorOf(version: string): string {
  return /^(?:0\.\d+|\d+)/.exec(version)?.[0] ?? version.replace(/[^A-Za-z0-9.-]/g, '-');
}

/** The folder of a recipe's results in the derivatives store: source hash, recipe, tool major version. */
export function stepKey(sourceSha256: string, recipe: RecipeName, tools: ToolVersions): string {
  const { version, tool } = RECIPES[recipe];
  const toolLabel = `${tool}${majorOf(tools[tool] ?? 'absent')}`;
  return `${sourceSha256.slice(0, 2)}/${sourceSha256}/${recipe}-${version}-${toolLabel}`;
}

/** Key of an original in the store of originals. */
export function originalKey(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}
