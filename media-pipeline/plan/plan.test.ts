import { describe, expect, test } from 'vitest';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { gainFilters, LOUDNESS } from '../derive/gain.ts';
import type { VideoProbe } from '../probe/probe.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { imageSizes } from './image-sizes.ts';
import { planMedia } from './plan.ts';
import { type VideoRung, videoRungs } from './video-rungs.ts';

const WIDTHS = [320, 640, 960, 1600];
const widths = (widthPx: number) =>
  imageSizes({ widthPx, heightPx: widthPx * 2 }, WIDTHS).map((size) => size.widthPx);

describe('the sizes of an image', () => {
  test.each([
    [4000, [320, 640, 960, 1600]],
    [1600, [320, 640, 960, 1600]],
    [1200, [320, 640, 960, 1200]],
    [1000, [320, 640, 960]],
    [320, [320]],
    [200, [200]],
    [1, [1]],
  ])('of %i px across are %j, never more than there is', (widthPx, expected) => {
    expect(widths(widthPx)).toEqual(expected);
  });

  test('keep the proportions, and a line stays at least one pixel high', () => {
    expect(imageSizes({ widthPx: 4000, heightPx: 3000 }, [320])).toEqual([
      { widthPx: 320, heightPx: 240 },
    ]);
    expect(imageSizes({ widthPx: 4000, heightPx: 3 }, [320])).toEqual([
      { widthPx: 320, heightPx: 1 },
    ]);
  });
});

describe('the rungs of a film', () => {
  const sizes = (widthPx: number, heightPx: number, wanted = { av1: false, stream: false }) =>
    videoRungs({ widthPx, heightPx }, wanted).map(
      (rung) => `${rung.label} ${rung.widthPx}x${rung.heightPx}`,
    );

  test.each([
    [1920, 1080, ['mp4-480 854x480', 'mp4-240 426x240']],
    [1080, 1920, ['mp4-480 480x854', 'mp4-240 240x426']],
    [640, 360, ['mp4-360 640x360', 'mp4-240 426x240']],
    [400, 250, ['mp4-240 384x240']],
    [161, 121, ['mp4-120 160x120']],
    [3, 2, ['mp4-2 2x2']],
  ])('of %i × %i are %j', (widthPx, heightPx, expected) => {
    expect(sizes(widthPx, heightPx)).toEqual(expected);
  });

  test('of a stream go up to 1080 lines and down to 144, without files of their own there', () => {
    const rungs = videoRungs({ widthPx: 3840, heightPx: 2160 }, { av1: true, stream: true });
    expect(rungs.map(({ label }) => label)).toEqual([
      'mp4-1080',
      'mp4-720',
      'mp4-480',
      'av1-480',
      'mp4-240',
      'av1-240',
      'mp4-144',
    ]);
    const only = (wanted: (rung: VideoRung) => boolean) =>
      rungs.filter(wanted).map(({ label }) => label);
    expect(only(({ isProgressive }) => !isProgressive)).toEqual(['mp4-1080', 'mp4-720', 'mp4-144']);
    expect(only(({ isStreamed }) => !isStreamed)).toEqual(['av1-480', 'av1-240']);
  });

  test('of a stream end where the original ends', () => {
    expect(sizes(1024, 576, { av1: false, stream: true })).toEqual([
      'mp4-576 1024x576',
      'mp4-480 854x480',
      'mp4-240 426x240',
      'mp4-144 256x144',
    ]);
    expect(sizes(200, 150, { av1: true, stream: true })).toEqual([
      'mp4-150 200x150',
      'av1-150 200x150',
    ]);
  });

  test('have even sides and are never larger than the original, whatever its size', () => {
    for (let side = 2; side < 1400; side += 7) {
      const original = { widthPx: side * 2 + 1, heightPx: side };
      for (const rung of videoRungs(original, { av1: true, stream: true })) {
        expect(rung.widthPx % 2).toBe(0);
        expect(rung.heightPx % 2).toBe(0);
        expect(rung.widthPx).toBeLessThanOrEqual(side * 2 + 1);
        expect(rung.heightPx).toBeLessThanOrEqual(side);
      }
    }
  });
});

describe('the gain', () => {
  test('brings sound to −18 LUFS, but lifts by no more than 20 dB', () => {
    expect(gainFilters(-23, LOUDNESS)[0]).toBe('volume=5.00dB');
    expect(gainFilters(-9, LOUDNESS)[0]).toBe('volume=-9.00dB');
    expect(gainFilters(-60, LOUDNESS)[0]).toBe('volume=20.00dB');
  });

  test('leaves silence alone', () => {
    expect(gainFilters(null, LOUDNESS)).toEqual(['anull']);
  });
});

describe('the plan', () => {
  const film: VideoProbe = {
    kind: 'video',
    widthPx: 1920,
    heightPx: 1080,
    framesPerSecond: 59.94,
    durationSeconds: 30,
    interlaced: false,
    hdr: null,
    saysColour: true,
    sounds: [{ index: 0, channels: 6, lang: null, isDefault: true }],
    captions: [],
    technical: { container: 'mov', bitrateKbps: null, streams: [] },
  };
  const plan = (probe: VideoProbe) =>
    planMedia({
      sourceSha256: 'ab'.repeat(32),
      probe,
      settings: NO_SETTINGS,
      profile: DEFAULT_PROFILE,
      tools: { ffmpeg: '5.1.9', sharp: '0.35.5' },
    });

  test('of a film measures its sound, encodes it, and takes a poster', () => {
    const { steps } = plan(film);
    const recipes = steps.map(({ recipe }) => recipe);
    expect(recipes.slice(0, 2)).toEqual(['sound-measure', 'video-set']);
    expect(recipes.at(-1)).toBe('video-poster');
    expect(steps[1]?.params).toMatchObject({ framesPerSecond: 29.97, sound: { channels: 2 } });
  });

  test('of a silent film measures no sound', () => {
    const { steps } = plan({ ...film, sounds: [], framesPerSecond: 30.02 });
    expect(steps.map(({ recipe }) => recipe)).not.toContain('sound-measure');
    expect(steps[0]?.params).toMatchObject({ treatment: { framesPerSecond: null }, sound: null });
  });

  test('names its results by source, recipe, major version of the tool, and what was decided', () => {
    expect(plan(film).steps[0]?.key).toMatch(
      new RegExp(`^ab/${'ab'.repeat(32)}/sound-measure-\\d+-ffmpeg5-[0-9a-f]{8}$`),
    );
    const longer = plan({ ...film, durationSeconds: 31 });
    expect(longer.steps[0]?.key).not.toBe(plan(film).steps[0]?.key);
  });

  test('is data: the same probe gives the same plan', () => {
    expect(plan(film)).toEqual(JSON.parse(JSON.stringify(plan(film))));
  });
});
