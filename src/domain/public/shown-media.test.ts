import { expect, test } from 'vitest';
import type { PublicDerivative } from './media.ts';
import { isShownElsewhere, shownOf } from './shown-media.ts';

const file = (more: Partial<PublicDerivative>): PublicDerivative => ({
  ...{ role: 'rendition', label: 'a', path: 'media/a/b.jpg', mediaType: 'image/jpeg' },
  ...{ sizeBytes: 1, widthPx: 4, heightPx: 3, durationSeconds: null, bitrateKbps: null },
  ...more,
});
const facts = { derivatives: [file({})], durationSeconds: null, pages: null };

test('a picture is shown once it is made, and its size is known', () => {
  expect(shownOf({ ...facts, kind: 'image' })).toMatchObject({ file: { widthPx: 4 } });
  expect(shownOf({ ...facts, kind: 'image', derivatives: [] })).toBeNull();
  expect(shownOf({ ...facts, kind: 'image', derivatives: [file({ widthPx: null })] })).toBeNull();
  expect(shownOf({ ...facts, kind: 'image', derivatives: [file({ role: 'poster' })] })).toBeNull();
});

test('a recording is played once its length is known, of the file or of the original', () => {
  const derivatives = [file({ mediaType: 'audio/mp4', path: 'media/a/b.m4a' })];
  expect(shownOf({ ...facts, kind: 'audio', derivatives })).toBeNull();
  expect(shownOf({ ...facts, kind: 'audio', derivatives, durationSeconds: 2 })).toMatchObject({
    durationSeconds: 2,
  });
});

test('of a document the pages that have a picture are shown', () => {
  const pages = [{ picture: null }, { picture: 'media/a/b.jpg' }, { picture: 'media/a/gone.jpg' }];
  const shown = shownOf({ ...facts, kind: 'document', pages });
  expect(shown).toMatchObject({ pages: [{ number: 2 }] });
  expect(shownOf({ ...facts, kind: 'document', pages: [{ picture: null }] })).toBeNull();
});

test('elsewhere stands what has a page and may be embedded', () => {
  const picture = { ...facts, kind: 'image' } as const;
  expect(isShownElsewhere(['page', 'embed'], picture)).toBe(true);
  expect(isShownElsewhere(['page', 'search'], picture)).toBe(false);
  expect(isShownElsewhere(['embed'], picture)).toBe(false);
});
