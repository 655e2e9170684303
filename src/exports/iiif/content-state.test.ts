import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contentStateLink,
  decodeContentState,
  encodeContentState,
  toContentState,
} from './content-state.ts';

const manifest = 'https://kho.example/iiif/anh/manifest.json';
const canvas = 'https://kho.example/iiif/anh/canvas/anh';

test('whatever a state says, it comes back as it went, in letters that an address bears', () => {
  fc.assert(
    fc.property(fc.object(), fc.string({ unit: 'binary' }), (more, id) => {
      const state = JSON.parse(JSON.stringify({ ...more, id: id.toWellFormed() })) as object;
      const value = encodeContentState(state);
      expect(value).toMatch(/^[\w-]*$/);
      expect(decodeContentState(value)).toEqual(state);
    }),
  );
});

test('Khmer, Cham and Han are told in ASCII before they are told in base64url', () => {
  const value = encodeContentState({ id: 'ខ្មែរ ꨌꩌ 漢' });
  expect(Buffer.from(value, 'base64url').toString('latin1')).toMatch(/^[\x20-\x7e]+$/);
  // As the function of the specification (6.1) would have it.
  expect(value).toBe(
    btoa(encodeURIComponent('{"id":"ខ្មែរ ꨌꩌ 漢"}'))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', ''),
  );
});

test('a state names a manifest, a region of a picture or a moment of a recording', () => {
  const partOf = [{ id: manifest, type: 'Manifest' }];
  expect(toContentState({ manifest })).toEqual({ id: manifest, type: 'Manifest' });
  expect(toContentState({ manifest, canvas, part: { x: 1, y: 2, width: 30, height: 40 } })).toEqual(
    { id: `${canvas}#xywh=1,2,30,40`, type: 'Canvas', partOf },
  );
  const moment = { startSeconds: 12.5, endSeconds: null };
  expect(toContentState({ manifest, canvas, part: moment })).toEqual({
    ...{ id: `${canvas}#t=12.5`, type: 'Canvas', partOf },
  });
});

test('the link leads to the manifest and carries the state', () => {
  const link = new URL(contentStateLink({ manifest, canvas }));
  expect(link.href.split('?')[0]).toBe(manifest);
  expect(decodeContentState(link.searchParams.get('iiif-content') ?? '')).toMatchObject({
    id: canvas,
  });
});

test('what is no content state is refused', () => {
  expect(() => decodeContentState('!')).toThrow();
  expect(() => decodeContentState(Buffer.from('3').toString('base64url'))).toThrow(TypeError);
});
