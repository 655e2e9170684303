import { resolve } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { MediaAsset, Settled } from '../asset.ts';
import { isCurrent, refusalIn } from '../describe/description.ts';
import { originalKey, toolsOf } from '../recipes.ts';
import { refuse, WAITING, waitingFor } from '../refusal.ts';
import { TOOL_TO_PROBE, type ToolVersions } from '../tools.ts';
import { allThere } from './step-result.ts';

/** One original to work on, and the records that share it. */
export interface Task {
  asset: MediaAsset;
  /** Absolute path; `null` when the original comes from the store. */
  source: string | null;
  mediaIds: string[];
}

export interface SortOptions {
  assets: readonly MediaAsset[];
  originals: ObjectStore;
  derivatives: ObjectStore;
  tools: ToolVersions;
  describe: (key: string) => MediaDescription | null;
  identify: (path: string) => Promise<{ sha256: string; sizeBytes: number } | null>;
  settle: (mediaId: string, outcome: Settled) => void;
}

const FIRST: Readonly<Record<MediaAsset['kind'], number>> = {
  image: 0,
  audio: 1,
  video: 2,
  document: 3,
};

/** Settles every asset that needs no work, and returns the work: quick kinds first, then by id. */
export async function sortAssets(options: SortOptions): Promise<Task[]> {
  const tasks = new Map<string, Task>();
  const ordered = [...options.assets].sort(
    (a, b) => FIRST[a.kind] - FIRST[b.kind] || (a.id < b.id ? -1 : 1),
  );
  for (const asset of ordered) {
    const found = await lookAt(asset, options);
    if ('outcome' in found) {
      options.settle(asset.id, found);
      continue;
    }
    const key = taskKey(asset);
    const task = tasks.get(key);
    if (task) task.mediaIds.push(asset.id);
    else tasks.set(key, { asset, source: found.source, mediaIds: [asset.id] });
  }
  return [...tasks.values()];
}

/** Work is named by what it makes: the original's bytes, as the kind and with the settings of its record. */
export function taskKey({
  kind,
  sha256,
  settings,
}: Pick<MediaAsset, 'kind' | 'sha256' | 'settings'>): string {
  return `${kind}:${descriptionKey(sha256, settings)}`;
}

async function lookAt(
  asset: MediaAsset,
  { originals, derivatives, tools, describe, identify }: SortOptions,
): Promise<Settled | { source: string | null }> {
  const path = asset.file === null ? null : resolve(asset.file);
  const file = path === null ? null : await identify(path);
  if (file && file.sha256 !== asset.sha256) {
    return { outcome: 'refused', ...refuse(file.sizeBytes === 0 ? 'empty-file' : 'unlike-sha256') };
  }
  const description = describe(descriptionKey(asset.sha256, asset.settings));
  if (
    description?.kind === asset.kind &&
    isCurrent(description, tools) &&
    (await allThere(description.derivatives, derivatives))
  ) {
    const reason = refusalIn(description);
    return reason ? { outcome: 'refused', reason } : { outcome: 'reused' };
  }
  const lacking = [TOOL_TO_PROBE[asset.kind], ...toolsOf(asset.kind)].find(
    (tool) => tools[tool] === undefined,
  );
  if (lacking !== undefined) return { outcome: 'missing', reason: waitingFor(lacking) };
  if (file) return { source: path };
  if (await originals.has(originalKey(asset.sha256))) return { source: null };
  return { outcome: 'missing', reason: WAITING.original };
}
