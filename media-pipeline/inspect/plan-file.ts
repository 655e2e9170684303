import { stat } from 'node:fs/promises';
import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { hashFile } from '../originals/hash-file.ts';
import { planMedia } from '../plan/plan.ts';
import type { Probe } from '../probe/probe.ts';
import type { MediaPlan, PlanContext } from '../recipe.ts';
import { isRefusal, waitingFor } from '../refusal.ts';
import { type Tools, versionsOf } from '../tools.ts';
import { probeAnyFile } from './kind-of-file.ts';

/** What would be made of a file. Data only: the same file, settings and tools give the same. */
export interface FilePlan {
  sizeBytes: number;
  sourceSha256: string;
  kind: MediaKind;
  /** Why nothing can be made: of this file, or on this machine; `null` when there is a plan. */
  refused: { name: string; reason: Bilingual } | null;
  probe: Probe | null;
  steps: MediaPlan['steps'];
}

export interface PlanFileOptions extends PlanContext {
  tools: Tools;
  signal?: AbortSignal;
}

/**
 * Looks at any file and plans what would be made of it. Nothing is written. A refusal is about the file,
 * or about a tool this machine lacks; a path that cannot be read rejects with Node's own error.
 */
export async function planFile(
  path: string,
  { tools, signal, ...context }: PlanFileOptions,
): Promise<FilePlan> {
  const { size: sizeBytes } = await stat(path);
  const [sourceSha256, { kind, probe }] = await Promise.all([
    hashFile(path),
    probeAnyFile(path, { sizeBytes, tools, ...(signal ? { signal } : {}) }),
  ]);
  const file = { sizeBytes, sourceSha256, kind };
  if (typeof probe === 'string') {
    const refused = { name: `lacks-${probe}`, reason: waitingFor(probe) };
    return { ...file, refused, probe: null, steps: [] };
  }
  if (isRefusal(probe)) {
    const { name, reason } = probe;
    return { ...file, refused: { name, reason }, probe: null, steps: [] };
  }
  const { steps } = planMedia({ ...context, sourceSha256, probe, tools: versionsOf(tools) });
  return { ...file, refused: null, probe, steps };
}
