import { expect, test } from 'vitest';
import type { PublicDerivative } from '#domain/public/media.ts';
import type { MediaRecord } from '../record/record-view.ts';
import { aPage, aRecord, referencesAmong } from '../test-references.ts';
import { lookOf, pageLookOf } from './look.ts';
import { picturesBeside } from './pictures-beside.ts';

const page = aPage('vi');
const file = (
  role: PublicDerivative['role'],
  path: string,
  widthPx: number,
  mediaType: string,
) => ({
  role,
  label: role === 'tiles' ? 'iiif-512' : 'x',
  path,
  mediaType,
  sizeBytes: widthPx,
  widthPx,
  heightPx: widthPx / 2,
});
const FILES = [
  file('rendition', 'media/anh/s.jpg', 640, 'image/jpeg'),
  file('rendition', 'media/anh/l.avif', 1600, 'image/avif'),
  file('rendition', 'media/anh/l.jpg', 1600, 'image/jpeg'),
];
const picture = (id: string, derivatives: object[], kind = 'image') =>
  aRecord('media', id, {
    rights: { licence: 'CC-BY-4.0', holder: 'Bảo tàng', attribution: null, labels: [] },
    facts: { kind, derivatives, alt: { vi: 'Một tấm ảnh' }, creator: 'Bảo tàng' },
  }) as MediaRecord;

test('without script a picture leads to the largest file every browser reads', () => {
  const look = lookOf(page, picture('anh', FILES));
  expect(look).toMatchObject({ href: '../../../media/anh/l.jpg', sizeBytes: 1600 });
  expect(look?.data).toMatchObject({ tiles: null, widthPx: 1600, heightPx: 800 });
});

test('the script is told of the tiles, in the pixels of the whole picture, and whose it is', () => {
  const tiles = file('tiles', 'media/anh/0123456789abcdef/info.json', 6000, 'application/ld+json');
  expect(lookOf(page, picture('anh', [...FILES, tiles]))?.data).toMatchObject({
    tiles: { folder: '../../../media/anh/0123456789abcdef/', tilePx: 512 },
    widthPx: 6000,
    heightPx: 3000,
    page: '../../media/anh/',
    // Who made it and whose it is are one: named once.
    credit: 'Bảo tàng · CC-BY-4.0',
    alt: 'Một tấm ảnh',
  });
});

test('sound, and a picture of which no file is made yet, are not looked at', () => {
  expect(lookOf(page, picture('anh', []))).toBeNull();
  expect(lookOf(page, picture('tieng', FILES, 'audio'))).toBeNull();
});

test('a page of a document is looked at on the sheet that has it', () => {
  const media = picture('so', [file('page', 'media/so/2.jpg', 905, 'image/jpeg')], 'document');
  const look = pageLookOf(page, media, { number: 2, picture: 'media/so/2.jpg', sheet: 3 });
  expect(look?.data).toMatchObject({
    title: 'so, trang 2',
    page: '../../media/so/pages/3/#page-2',
  });
  expect(pageLookOf(page, media, { number: 4, picture: null, sheet: 3 })).toBeNull();
});

test('beside a picture stand the others of the records that show it, and no recordings', () => {
  const [one, two, sound] = [
    picture('mot', FILES),
    picture('hai', FILES),
    picture('tieng', FILES, 'audio'),
  ];
  const festival = aRecord('festival', 'le', { media: ['mot', 'tieng', 'hai'] });
  const references = referencesAmong(page, [one, two, sound, festival], { 'uses:mot': ['le'] });
  expect(picturesBeside(one, references).map(({ id }) => id)).toEqual(['hai']);
  expect(picturesBeside(sound, references)).toEqual([]);
});
