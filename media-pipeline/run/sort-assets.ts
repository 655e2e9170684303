import { resolve } from 'node:path';
import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { MediaAsset, Settled } from '../asset.ts';
import { isCurrent, refusalIn } from '../describe/description.ts';
import type { KnownFiles } from '../originals/known-files.ts';
import { originalKey } from '../originals/original-key.ts';
import type { SettledWorks } from '../originals/settled-work.ts';
import type { MediaProfile } from '../recipe.ts';
import { programOf, toolsOf } from '../recipes.ts';
import { refuse, WAITING, waitingFor } from '../refusal.ts';
import { TOOL_TO_PROBE, type ToolVersions } from '../tools.ts';
import { taskKey } from './job.ts';
import { allThere, telling } from './step-result.ts';

/** One original to work on, and the records that share it. */
export interface Task {
  asset: MediaAsset;
  /** `null`: the original comes from the store. */
  source: SourceFile | null;
  mediaIds: string[];
}

/** An original beside its record, which an editor may replace while it is worked on. */
export interface SourceFile {
  /** Absolute. */
  path: string;
  /** Of the file that holds the bytes the record names. */
  fingerprint: string;
}

export interface SortOptions {
  assets: readonly MediaAsset[];
  originals: ObjectStore;
  derivatives: ObjectStore;
  tools: ToolVersions;
  profile: MediaProfile;
  settled: SettledWorks;
  describe: (key: string) => MediaDescription | null;
  identify: KnownFiles['identify'];
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

async function lookAt(
  asset: MediaAsset,
  { originals, derivatives, tools, profile, settled, describe, identify }: SortOptions,
): Promise<Settled | { source: SourceFile | null }> {
  const path = asset.file === null ? null : resolve(asset.file);
  const file = path === null ? null : await identify(path);
  if (file && file.sha256 !== asset.sha256) {
    return { outcome: 'refused', ...refuse(file.sizeBytes === 0 ? 'empty-file' : 'unlike-sha256') };
  }
  const key = taskKey(asset);
  const program = programOf(asset.kind, { profile, tools });
  const stands = await settled.stillStands(key, { program, derivatives });
  if (stands) return settledBy(stands.reason);
  const description = describe(descriptionKey(asset.sha256, asset.settings));
  if (
    description?.kind === asset.kind &&
    isCurrent(description, { tools, profile }) &&
    (await allThere(description.derivatives, derivatives))
  ) {
    const reason = refusalIn(description);
    settled.note(key, { program, reason, objects: telling(description.derivatives) });
    return settledBy(reason);
  }
  const lacking = [TOOL_TO_PROBE[asset.kind], ...toolsOf(asset.kind)].find(
    (tool) => tools[tool] === undefined,
  );
  if (lacking !== undefined) return { outcome: 'missing', reason: waitingFor(lacking) };
  if (file && path !== null) return { source: { path, fingerprint: file.fingerprint } };
  if (await originals.has(originalKey(asset.sha256))) return { source: null };
  return { outcome: 'missing', reason: WAITING.original };
}

function settledBy(reason: Bilingual | null): Settled {
  return reason ? { outcome: 'refused', reason } : { outcome: 'reused' };
}
