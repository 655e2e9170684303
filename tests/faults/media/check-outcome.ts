import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Derivative } from '#domain/media-description.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import type { MediaState } from '#tests/fixtures/media/media-state.ts';
import type { MeasuredRun } from './run-measured.ts';

export const MAX_SECONDS = 30;
export const MAX_PEAK_BYTES = 1024 ** 3;

export type Ending = 'refused' | 'made' | 'salvaged';

/**
 * Every asset ended in a refusal with words in both languages, or in files that decode without error;
 * none took too long or too much memory. How each of them ended, by id.
 */
export async function checkOutcomes(
  run: MeasuredRun,
  { state, assets }: { state: MediaState; assets: readonly MediaAsset[] },
): Promise<Map<string, Ending>> {
  expect(run.exitCode, run.messages).toBe(0);
  expect(run.peakBytes).toBeGreaterThan(0);
  expect(run.peakBytes).toBeLessThanOrEqual(MAX_PEAK_BYTES);
  const endings = new Map<string, Ending>();
  for (const asset of assets) {
    const { outcome, seconds } = run.ended.get(asset.id) ?? { outcome: 'lost', seconds: 0 };
    expect(seconds, asset.id).toBeLessThanOrEqual(MAX_SECONDS);
    endings.set(asset.id, await checkOutcome(asset, outcome, state));
  }
  return endings;
}

async function checkOutcome(
  asset: MediaAsset,
  outcome: string,
  state: MediaState,
): Promise<Ending> {
  expect(outcome, asset.id).toMatch(/^(?:made|reused|refused)$/);
  const { derivatives, skipped } = state.describe(asset);
  for (const { reason } of skipped) {
    expect(reason.vi, asset.id).toMatch(/^.{15,}\.$/s);
    expect(reason.en, asset.id).toMatch(/^.{15,}\.$/s);
    expect(reason.vi).not.toBe(reason.en);
  }
  if (outcome === 'refused') {
    expect(skipped.length, asset.id).toBeGreaterThan(0);
    expect(derivatives, asset.id).toEqual([]);
    return 'refused';
  }
  const scratch = await mkdtemp(join(tmpdir(), 'decode-'));
  try {
    for (const derivative of derivatives) await decode(derivative, { state, scratch });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return skipped.length > 0 ? 'salvaged' : 'made';
}

/** Fails unless a made file, or every file of a set, is what its ending says. */
async function decode(
  derivative: Derivative,
  { state, scratch }: { state: MediaState; scratch: string },
): Promise<void> {
  const { key, set, label } = derivative;
  const keys = set ? set.files.map(({ name }) => `${key}/${name}`) : [key];
  for (const each of keys) {
    const path = join(scratch, each);
    expect(await state.derivatives.linkTo(each, path), each).toBe(true);
  }
  for (const each of keys) {
    const path = join(scratch, each);
    if (/\.(?:jpg|png|avif|webp)$/.test(each)) {
      await sharp(path, { failOn: 'warning' }).raw().toBuffer();
    } else if (/\.json$/.test(each)) {
      JSON.parse(Buffer.from((await state.derivatives.get(each)) ?? '').toString('utf8'));
    } else if (/\.(?:mp4|m4a|ogg|opus|mp3|webm|flac|m3u8)$/.test(each) && isWhole(each, set)) {
      const asItComes = ['-fps_mode', 'passthrough', '-enc_time_base', '-1'];
      const argv = ['-v', 'error', '-xerror', '-nostdin', '-i', path];
      const { stderr } = await execa('ffmpeg', [...argv, ...asItComes, '-f', 'null', '-']);
      expect(stderr, `${label}: ${each}`).toBe('');
    }
  }
}

/** Segments of a stream are decoded through their playlist. */
function isWhole(key: string, set: Derivative['set']): boolean {
  return set === null || key.endsWith('.m3u8');
}
