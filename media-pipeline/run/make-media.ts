import { readFile } from 'node:fs/promises';
import type { MediaDescription } from '#domain/media-description.ts';
import type { MediaSettings } from '#domain/media-settings.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { type Findings, NO_FINDINGS } from '../derive/made.ts';
import { describeMedia, describeRefusal } from '../describe/description.ts';
import { planMedia } from '../plan/plan.ts';
import type { Probe } from '../probe/probe.ts';
import { probeImage } from '../probe/probe-image.ts';
import { probeTimeBased } from '../probe/probe-time-based.ts';
import type { MediaProfile } from '../recipe.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf, type Tools, versionsOf } from '../tools.ts';
import { runStep } from './run-step.ts';
import type { StepResult } from './step-result.ts';

export interface MakeMediaOptions {
  sourceSha256: string;
  kind: MediaKind;
  /** Absolute path of the original. */
  source: string;
  sizeBytes: number;
  workFolder: string;
  derivatives: ObjectStore;
  tools: Tools;
  settings: MediaSettings;
  profile: MediaProfile;
  /** A recipe is under way; `share` of it is done, 0–1. */
  onStep: (recipe: string, share: number) => void;
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
  const probe = await probeOriginal(options);
  if (isRefusal(probe)) {
    if (isPassing(probe)) return probe;
    return describeRefusal({ sourceSha256, kind, reason: probe.reason, tools, profile });
  }

  const plan = planMedia({ sourceSha256, probe, tools, settings, profile });
  const results: StepResult[] = [];
  const skipped: MediaDescription['skipped'] = [];
  let findings: Findings = NO_FINDINGS;
  for (const step of plan.steps) {
    signal?.throwIfAborted();
    options.onStep(step.recipe, 0);
    const result = await runStep(step, {
      ...options,
      probe,
      findings,
      earlier: results.flatMap(({ derivatives }) => derivatives),
      signal,
      onProgress: (share) => options.onStep(step.recipe, share),
    });
    if (isRefusal(result)) {
      if (isPassing(result)) return result;
      skipped.push({ label: step.recipe, reason: result.reason });
      continue;
    }
    results.push(result);
    findings = { ...findings, ...result.findings };
  }
  const [firstSkipped] = skipped;
  if (firstSkipped && results.every((result) => result.derivatives.length === 0)) {
    return describeRefusal({ sourceSha256, kind, reason: firstSkipped.reason, tools, profile });
  }
  return describeMedia({ sourceSha256, probe, findings, results, skipped, tools, profile });
}

function isPassing({ name }: Refusal): boolean {
  return name === 'took-too-long';
}

/** What an original is, before anything is made of it. */
export async function probeOriginal(
  options: Pick<MakeMediaOptions, 'kind' | 'source' | 'sizeBytes' | 'tools' | 'signal'>,
): Promise<Probe | Refusal> {
  const { kind, source, tools, signal } = options;
  if (options.sizeBytes === 0) return refuse('empty-file');
  switch (kind) {
    case 'image':
      return probeImage(await readFile(source));
    case 'audio':
    case 'video':
      return probeTimeBased(ffmpegOf(tools), { kind, source, signal });
    case 'document':
      return refuse('kind-not-yet');
  }
}
