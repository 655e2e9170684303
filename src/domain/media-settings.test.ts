import { expect, test } from 'vitest';
import { descriptionKey, mediaSettings, NO_PROCESSING, NO_SETTINGS } from './media-settings.ts';

const processing = {
  focus: { x: 0.3, y: 0.5 },
  posterAtSeconds: 42,
  soundTrack: 2,
  reduceNoise: true,
  pageText: false,
};
const rights = { licence: 'CC0-1.0', holder: 'Làng', labels: [] };

test.each([
  ['image', ['focus', 'credit']],
  ['audio', ['soundTrack', 'reduceNoise']],
  ['video', ['posterAtSeconds', 'soundTrack']],
  ['document', []],
] as const)('of all settings %s takes those that do something for it: %j', (kind, taken) => {
  const settings = mediaSettings({ kind, processing, rights });
  const names = Object.keys(NO_SETTINGS) as (keyof typeof NO_SETTINGS)[];
  expect(names.filter((name) => settings[name] !== NO_SETTINGS[name]).sort()).toEqual(
    [...taken].sort(),
  );
});

test('another holder is no reason to describe a PDF anew', () => {
  const pdf = { kind: 'document', processing: NO_PROCESSING, rights } as const;
  const key = descriptionKey('a'.repeat(64), mediaSettings(pdf));
  const handedOver = mediaSettings({ ...pdf, rights: { ...rights, holder: 'Tỉnh' } });
  expect(descriptionKey('a'.repeat(64), handedOver)).toBe(key);
});
