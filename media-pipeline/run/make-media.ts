import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import type { MediaSettings } from '#domain/media-settings.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { type Findings, NO_FINDINGS } from '../derive/made.ts';
import { describeMedia, describeRefusal } from '../describe/description.ts';
import { popplerOf } from '../documents/find-poppler.ts';
import type { MediaEvent } from '../events/media-event.ts';
import { planMedia } from '../plan/plan.ts';
import type { Probe } from '../probe/probe.ts';
import { probeDocument } from '../probe/probe-document.ts';
import { probeImage } from '../probe/probe-image.ts';
import { probeTimeBased } from '../probe/probe-time-based.ts';
import type { MediaProfile } from '../recipe.ts';
import { MAIN_RECIPE, recipeNamed } from '../recipes.ts';
import { isPassing, isRefusal, type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf, TOOL_TO_PROBE, type ToolName, type Tools, versionsOf } from '../tools.ts';
import { runStep } from './run-step.ts';
import type { StepResult } from './step-result.ts';

export interface MakeMediaOptions {
  sourceSha256: string;
  kind: MediaKind;
  /** Absolute path of the original. */
  source: string;
  sizeBytes: number;
  /** Is the original still the file that was looked at? An editor may replace it meanwhile. */
  isUnchanged: () => boolean;
  workFolder: string;
  derivatives: ObjectStore;
  tools: Tools;
  settings: MediaSettings;
  profile: MediaProfile;
  /** A recipe is under way; `share` of it is done, 0–1. */
  onStep: (recipe: string, share: number) => void;
  onEvent: (event: MediaEvent) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Probes, plans, runs and describes one original. What is wrong with the file is said in the description
 * and stands; a refusal is about this machine (time, memory), and another run may do better. Throws when
 * aborted, and when this machine's disk fails.
 */
export async function makeMedia(options: MakeMediaOptions): Promise<MediaDescription | Refusal> {
  const { sourceSha256, kind, settings, profile, signal } = options;
  const tools = versionsOf(options.tools);
  const tell = telling(options);
  const probe = await probeOriginal(options);
  if (isRefusal(probe)) {
    if (isPassing(probe)) return probe;
    tell('validation', { detail: 'probe', tool: TOOL_TO_PROBE[kind], refusal: probe });
    return describeRefusal({ sourceSha256, kind, reason: probe.reason, tools, profile });
  }

  tell('metadata extraction', { detail: 'probe', tool: TOOL_TO_PROBE[kind] });
  const plan = planMedia({ sourceSha256, probe, tools, settings, profile });
  const results: StepResult[] = [];
  const skipped: MediaDescription['skipped'] = [];
  let findings: Findings = NO_FINDINGS;
  for (const step of plan.steps) {
    signal?.throwIfAborted();
    options.onStep(step.recipe, 0);
    const done = await runStep(step, {
      ...options,
      probe,
      findings,
      earlier: results.flatMap(({ derivatives }) => derivatives),
      signal,
      onProgress: (share) => options.onStep(step.recipe, share),
    });
    const { name, version, tool } = recipeNamed(step.recipe);
    const detail = `${name}@${version}`;
    if (isRefusal(done)) {
      if (isPassing(done)) return done;
      skipped.push({ label: step.recipe, reason: done.reason });
      tell('creation', { detail, tool, refusal: done });
      continue;
    }
    const { result, isNew } = done;
    if (isNew) tell('creation', { detail, tool, made: result.derivatives });
    results.push(result);
    findings = { ...findings, ...result.findings };
  }
  const why = skipped.find(({ label }) => label === MAIN_RECIPE[kind]) ?? skipped[0];
  if (why && results.every((result) => result.derivatives.length === 0)) {
    return describeRefusal({ sourceSha256, kind, reason: why.reason, tools, profile });
  }
  return describeMedia({ sourceSha256, probe, findings, results, skipped, tools, profile });
}

/** Events of one original, with what they have in common. */
function telling({ sourceSha256, tools, onEvent }: MakeMediaOptions) {
  const versions = versionsOf(tools);
  return (
    eventType: MediaEvent['eventType'],
    {
      detail,
      tool,
      refusal,
      made = [],
    }: { detail: string; tool: ToolName; refusal?: Refusal; made?: readonly Derivative[] },
  ): void =>
    onEvent({
      eventType,
      detail,
      outcome: refusal === undefined ? 'success' : 'failure',
      outcomeNote: refusal?.reason.en ?? null,
      agent: { name: tool, version: versions[tool] ?? 'absent' },
      source: sourceSha256,
      outcomes: made.map(({ sha256 }) => sha256),
    });
}

/** What an original is, before anything is made of it. */
export async function probeOriginal(
  options: Pick<MakeMediaOptions, 'kind' | 'source' | 'sizeBytes' | 'tools' | 'signal'>,
): Promise<Probe | Refusal> {
  const { kind, source, tools, signal } = options;
  if (options.sizeBytes === 0) return refuse('empty-file');
  switch (kind) {
    case 'image':
      return probeImage({ path: source, sizeBytes: options.sizeBytes });
    case 'audio':
    case 'video':
      return probeTimeBased(ffmpegOf(tools), { kind, source, signal });
    case 'document':
      return probeDocument(popplerOf(tools), { source, signal });
  }
}
