import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { toAsset, writeTaggedFilm } from '#tests/fixtures/media/inputs.ts';
import { openMediaState, requireTools } from '#tests/fixtures/media/media-state.ts';
import { NO_FENCE } from '../fenced/fence.ts';
import { planFile } from '../inspect/plan-file.ts';
import { openMediaQueue } from '../pipeline.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { taskKey } from '../run/job.ts';
import { ffmpegOf, type Tools } from '../tools.ts';
import { type Ffmpeg, findFfmpeg } from './find-ffmpeg.ts';

let folder: string;
let tools: Tools;
let ffmpeg: Ffmpeg;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-'));
  tools = await requireTools();
  ffmpeg = ffmpegOf(tools);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An ffmpeg that is the machine's own, but for one condition of the shell. */
async function writeFaulty(name: string, fault: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${fault}\nexec ${ffmpeg.ffmpegPath} "$@"\n`);
  await chmod(path, 0o755);
  return path;
}

describe('looking for ffmpeg', () => {
  test('finds the one of this machine, and its release', () => {
    expect(ffmpeg.version).toMatch(/^\d+\.\d+/);
  });

  test('says in both languages that there is none', async () => {
    const found = await findFfmpeg({ ffmpegPath: join(folder, 'nowhere') });
    expect(found).toEqual({
      ffmpeg: null,
      reason: {
        vi: 'Không tìm thấy ffmpeg và ffprobe.',
        en: 'ffmpeg and ffprobe were not found.',
      },
    });
  });

  test('does not take one that is too old', async () => {
    const ffmpegPath = await writeFaulty(
      'old',
      `[ "$1" = -version ] && echo 'ffmpeg version 4.4.2-0ubuntu' && exit`,
    );
    const found = await findFfmpeg({ ffmpegPath });
    expect('reason' in found && found.reason.en).toBe(
      'ffmpeg 4.4.2 is too old; 5.1 or later is needed.',
    );
  });

  test('does not take one without H.264', async () => {
    const ffmpegPath = await writeFaulty(
      'bare',
      `[ "$2" = -encoders ] && echo ' A..... aac AAC ' && exit`,
    );
    const found = await findFfmpeg({ ffmpegPath });
    expect('reason' in found && found.reason.en).toContain('lacks: libx264, libopus, libmp3lame');
  });

  test('does not take one that cannot bring HDR into the light of a screen', async () => {
    const ffmpegPath = await writeFaulty('dim', '[ "$2" = -filters ] && exit');
    const found = await findFfmpeg({ ffmpegPath });
    expect('reason' in found && found.reason.en).toBe('This ffmpeg lacks: zscale, tonemap.');
  });

  test('one without SVT-AV1 is another tool: AV1 is neither planned nor looked for under its key', async () => {
    const ffmpegPath = await writeFaulty(
      'no-av1',
      `[ "$2" = -encoders ] && { ${ffmpeg.ffmpegPath} -hide_banner -encoders | grep -v svtav1; exit; }`,
    );
    const found = await findFfmpeg({ ffmpegPath });
    expect(found.ffmpeg?.makesAv1).toBe(false);
    const source = await writeTaggedFilm(folder);
    const planned = async (which: Ffmpeg | null) => {
      const { steps } = await planFile(source, {
        tools: { ...tools, ffmpeg: which },
        settings: NO_SETTINGS,
        profile: DEFAULT_PROFILE,
      });
      const step = steps.find(({ recipe }) => recipe === 'video-set');
      return { key: step?.key, params: JSON.stringify(step?.params) };
    };
    const [without, withAv1] = [await planned(found.ffmpeg), await planned(ffmpeg)];
    expect(without.params).not.toContain('av1');
    expect(withAv1.params).toContain('av1');
    expect(without.key).toContain('-ffmpeg5_without_AV1-');
  });
});

describe('faults of the machine are not held against the file', () => {
  test('killed for memory: tried twice, parked with words, and made once it is retried', async () => {
    const asset = await toAsset(await writeTaggedFilm(folder), 'video');
    const state = openMediaState(join(folder, 'killed'), tools);
    const tries = join(folder, 'tries');
    const ffmpegPath = await writeFaulty(
      'greedy',
      `case "$*" in *libx264*) echo x >> ${tries}; kill -9 $$;; esac`,
    );
    const { parked } = await state.run([asset], {
      tools: { ...tools, ffmpeg: { ...ffmpeg, ffmpegPath, fence: NO_FENCE } },
    });
    expect(parked[0]?.reason.en).toContain('too long or too much memory');
    expect((await execa('wc', ['-l', tries])).stdout).toMatch(/^2 /);
    expect((await state.run([asset])).parked[0]?.reason.en).toContain('archive media retry');
    const queue = openMediaQueue(state.folder);
    expect((await queue.parked())[0]?.attempts).toHaveLength(2);
    expect(await queue.retry(taskKey(asset))).toBe(true);
    await queue.close();
    expect((await state.run([asset])).made).toEqual([asset.id]);
  });

  test('an ffmpeg that vanished stops the run with words', async () => {
    const asset = await toAsset(await writeTaggedFilm(folder), 'video');
    const state = openMediaState(join(folder, 'vanished'), tools);
    for (const fence of [NO_FENCE, ffmpeg.fence]) {
      const gone = { ...ffmpeg, ffmpegPath: join(folder, 'gone'), fence };
      await expect(state.run([asset], { tools: { ...tools, ffmpeg: gone } })).rejects.toMatchObject(
        {
          name: 'tool-not-run',
        },
      );
    }
  });
});
