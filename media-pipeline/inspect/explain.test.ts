import { expect, test } from 'vitest';
import type { Derivative } from '#domain/media-description.ts';
import { videoSet } from '../derive/video-set.ts';
import { stepKey } from '../recipes.ts';
import { madeByRecipe } from './explain.ts';

test.each(['5.1.9', 'N-109468-gd39b34123d', '2023-01-01-git-ea3d24bbe3-full_build'])(
  'the folder of a step is read back, whatever the tool calls itself (%s)',
  (ffmpeg) => {
    const key = stepKey('a'.repeat(64), videoSet, { params: {}, tools: { ffmpeg } });
    const film: Derivative = {
      ...{ role: 'rendition', label: 'mp4-240', key: `${key}/mp4-240.mp4`, sha256: '' },
      ...{ extension: 'mp4', mediaType: 'video/mp4', sizeBytes: 1, widthPx: 1, heightPx: 1 },
      ...{ durationSeconds: 1, bitrateKbps: 1, set: null },
    };
    expect(madeByRecipe({ derivatives: [film] })).toMatchObject([
      { recipe: videoSet.name, version: videoSet.version },
    ]);
  },
);
