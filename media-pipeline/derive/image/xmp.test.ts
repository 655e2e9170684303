import sharp from 'sharp';
import { expect, test } from 'vitest';
import { toXmp } from './xmp.ts';

const credit = {
  creator: 'Đặng Thị Ê-đê, ƀ ŏ̆ \u0001& <em>"con"</em>',
  holder: 'Bảo tàng Sóc Trăng',
  attribution: null,
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};

test('rights come out of JPEG and AVIF letter for letter', async () => {
  const xmp = toXmp(credit) ?? '';
  for (const format of ['jpeg', 'avif'] as const) {
    const image = sharp({ create: { width: 9, height: 9, channels: 3, background: '#456' } });
    const bytes = await image.withXmp(xmp)[format]().toBuffer();
    expect((await sharp(bytes).metadata()).xmp?.toString('utf8')).toBe(xmp);
  }
});

test('names the maker, the holder and the licence in the fields other programs read', () => {
  const xmp = toXmp(credit);
  expect(xmp).toContain(
    '<dc:creator><rdf:Seq><rdf:li>Đặng Thị Ê-đê, ƀ ŏ̆ &amp; &lt;em&gt;&quot;con&quot;&lt;/em&gt;</rdf:li>',
  );
  expect(xmp).toContain('<photoshop:Credit>Bảo tàng Sóc Trăng</photoshop:Credit>');
  expect(xmp).toContain(`<xmpRights:WebStatement>${credit.licence}</xmpRights:WebStatement>`);
  expect(xmp).toContain('<xmpRights:Marked>True</xmpRights:Marked>');
  expect(xmp).toContain(`<cc:license rdf:resource="${credit.licence}"/>`);
});

test('what nobody owns any more is not marked as owned', () => {
  const licence = 'https://creativecommons.org/publicdomain/zero/1.0/';
  expect(toXmp({ ...credit, licence })).toContain('<xmpRights:Marked>False<');
});

test('says nothing where nothing is known', () => {
  expect(toXmp(null)).toBe(null);
  expect(toXmp({ creator: null, holder: null, attribution: null, licence: null })).toBe(null);
});
