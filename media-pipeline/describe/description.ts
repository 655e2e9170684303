import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaDescription } from '#domain/media-description.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { Findings } from '../derive/made.ts';
import type { Probe } from '../probe/probe.ts';
import type { MediaProfile } from '../recipe.ts';
import { recipeLabels, toolsOf } from '../recipes.ts';
import type { StepResult } from '../run/step-result.ts';
import { majorOf, type ToolVersions } from '../tools.ts';
import { undrawnPages } from './undrawn-pages.ts';
import { isCutShort, unreadableParts, unreadSound } from './unreadable-parts.ts';

/** The label under which a description says that the original as a whole was refused. */
const WHOLE = 'original';

/** What an original was worked on with. */
export interface Program {
  tools: ToolVersions;
  profile: MediaProfile;
}

/** Puts together what is known of an original. No clock, no file name: the same input gives the same text. */
export function describeMedia({
  sourceSha256,
  probe,
  findings,
  results,
  skipped,
  ...program
}: {
  sourceSha256: string;
  probe: Probe;
  findings: Findings;
  results: readonly StepResult[];
  skipped: MediaDescription['skipped'];
} & Program): MediaDescription {
  const read = {
    damaged: findings.damaged,
    durationSeconds: readSeconds(findings.durationSeconds, results),
  };
  return {
    ...blank(sourceSha256, probe.kind, program),
    technical: probe.technical,
    widthPx: 'widthPx' in probe ? probe.widthPx : null,
    heightPx: 'heightPx' in probe ? probe.heightPx : null,
    durationSeconds: durationOf(probe, read),
    loudnessLufs: findings.loudnessLufs,
    truePeakDb: findings.truePeakDb,
    thumbhash: findings.thumbhash,
    waveform: findings.waveform,
    silences: findings.silences,
    sceneCuts: findings.sceneCuts,
    pages: findings.pages,
    derivatives: results
      .flatMap((result) => result.derivatives)
      .sort((a, b) => a.sizeBytes - b.sizeBytes || (a.label < b.label ? -1 : 1)),
    skipped: [
      ...skipped,
      ...unreadSound(probe),
      ...unreadableParts(probe, read),
      ...undrawnPages(findings),
    ],
  };
}

/** How far an original could be read: the end of its sound, or of its pictures where they run on. */
function readSeconds(soundSeconds: number | null, results: readonly StepResult[]): number | null {
  const pictures = results
    .flatMap(({ derivatives }) => derivatives)
    .filter(({ role, widthPx }) => role === 'rendition' && widthPx !== null);
  const seconds = [soundSeconds, ...pictures.map(({ durationSeconds }) => durationSeconds)];
  const known = seconds.filter((each) => each !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

/**
 * A recording is as long as its sound was when decoded; a film as its container says, for pictures may
 * run on after the sound. `null` for images and documents, and where neither is known.
 */
function durationOf(
  probe: Probe,
  read: Pick<Findings, 'durationSeconds' | 'damaged'>,
): number | null {
  const { durationSeconds } = read;
  switch (probe.kind) {
    case 'image':
    case 'document':
      return null;
    case 'audio':
      return durationSeconds ?? probe.durationSeconds;
    case 'video':
      return isCutShort(probe, read) ? durationSeconds : (probe.durationSeconds ?? durationSeconds);
  }
}

/** The description of an original nothing can be made of, so that it is not tried again on every run. */
export function describeRefusal(
  options: { sourceSha256: string; kind: MediaKind; reason: Bilingual } & Program,
): MediaDescription {
  const { sourceSha256, kind, reason } = options;
  return {
    ...blank(sourceSha256, kind, options),
    skipped: [{ label: WHOLE, reason }],
  };
}

/** Why the original was refused, or `null` for one that was not. */
export function refusalIn(description: MediaDescription): Bilingual | null {
  return description.skipped.find(({ label }) => label === WHOLE)?.reason ?? null;
}

/**
 * Would today's recipes and tools make the same? A tool that is absent now cannot contradict: what it
 * made stands.
 */
export function isCurrent(description: MediaDescription, { tools, profile }: Program): boolean {
  const { kind, recipes, tools: madeWith } = description;
  return (
    recipes.join() === recipeLabels(kind, profile).join() &&
    toolsOf(kind).every((tool) => {
      const now = tools[tool];
      return now === undefined || majorOf(madeWith[tool] ?? '') === majorOf(now);
    })
  );
}

function blank(
  sourceSha256: string,
  kind: MediaKind,
  { tools, profile }: Program,
): MediaDescription {
  const used = toolsOf(kind).map((tool) => [tool, tools[tool] ?? 'absent']);
  return {
    version: 2,
    sourceSha256,
    kind,
    recipes: [...recipeLabels(kind, profile)],
    tools: Object.fromEntries(used),
    technical: null,
    widthPx: null,
    heightPx: null,
    durationSeconds: null,
    loudnessLufs: null,
    truePeakDb: null,
    thumbhash: null,
    waveform: null,
    silences: null,
    sceneCuts: null,
    pages: null,
    derivatives: [],
    skipped: [],
  };
}
