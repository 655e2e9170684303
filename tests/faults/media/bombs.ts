import { readFile } from 'node:fs/promises';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { Attack } from './attacks.ts';
import { box, fullBox, u32, withBox } from './boxes.ts';
import { pdf } from './samples.ts';

const u16le = (...values: number[]) => {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, 2 * index);
  return bytes;
};
const u32le = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index);
  return bytes;
};

/** Small files that claim to be enormous. `film` is an MP4 with its index behind, `avi` one of MJPEG. */
export async function bombs({
  film,
  avi,
  avif,
}: {
  film: string;
  avi: string;
  avif: string;
}): Promise<Attack[]> {
  const [mp4, motionJpeg, still] = await Promise.all(
    [film, avi, avif].map((path) => readFile(path)),
  );
  if (!mp4 || !motionJpeg || !still) throw new Error('a sample is missing');
  const image = (name: string, content: Uint8Array): Attack => ({ name, kind: 'image', content });
  const video = (name: string, content: Uint8Array): Attack => ({ name, kind: 'video', content });
  const table = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
  return [
    image('wide.png', png({ widthPx: 60_000, heightPx: 60_000, rows: Buffer.alloc(0) })),
    image('black.png', blackPng(13_000)),
    image('wide.tiff', tiff(100_000, 100_000)),
    image('wide.webp', webp(16_383, 16_383)),
    image(
      'wide.gif',
      Buffer.concat([Buffer.from('GIF89a'), u16le(65_535, 65_535), Buffer.from([0x80, 0, 0])]),
    ),
    image('wide.avif', withSizes(still, 'ispe', 100_000)),
    video('wide.avi', withJpegSizes(motionJpeg, 65_500)),
    video('streams.mp4', withBox(mp4, ['moov'], manyTracks(mp4, 10_000))),
    video('deep.mp4', Buffer.concat([box('ftyp', 'isom', u32(0), 'isom'), nested(20_000)])),
    video('samples.mp4', withBox(mp4, [...table, 'stsz'], fullBox('stsz', 0, u32(0, 0xffff_ffff)))),
    video('chunks.mp4', withBox(mp4, [...table, 'stco'], fullBox('stco', 0, u32(0x3fff_ffff)))),
    { name: 'hours.wav', kind: 'audio', content: wavHeader(10 * 3600) },
    {
      name: 'wide.pdf',
      kind: 'document',
      content: pdf({ text: 'a', widthPt: 1_000_000, heightPt: 1_000_000 }),
    },
  ];
}

/** A PNG of nothing but black: some kilobytes that unpack to `4 × size²` bytes, within the limit of pixels. */
function blackPng(sizePx: number): Buffer {
  const rowBytes = 4 * sizePx + 1;
  // Rows of zeros end where they began: the same packed block, again and again, is the same rows.
  const row = deflateRawSync(Buffer.alloc(rowBytes), { finishFlush: constants.Z_FULL_FLUSH });
  const total = rowBytes * sizePx;
  // Adler-32 of zeros (RFC 1950): the first sum stays 1, the second counts the bytes.
  const sum = ((total % 65_521) << 16) | 1;
  const rows = Buffer.concat([
    Buffer.from([0x78, 0x01]),
    ...Array.from({ length: sizePx }, () => row),
    deflateRawSync(Buffer.alloc(0)),
    u32(sum >>> 0),
  ]);
  return png({ widthPx: sizePx, heightPx: sizePx, rows });
}

/** PNG (ISO/IEC 15948, 5): 8 bits, RGBA. */
function png({
  widthPx,
  heightPx,
  rows,
}: {
  widthPx: number;
  heightPx: number;
  rows: Uint8Array;
}): Buffer {
  const chunk = (type: string, content: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    return Buffer.concat([u32(content.length), body, u32(crc32(body))]);
  };
  const header = Buffer.concat([u32(widthPx, heightPx), Buffer.from([8, 6, 0, 0, 0])]);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), end]);
}

/** TIFF 6.0, one strip of grey that is not there. */
function tiff(widthPx: number, heightPx: number): Buffer {
  const entry = (tag: number, value: number) => Buffer.concat([u16le(tag, 4), u32le(1, value)]);
  const entries = [
    ...[entry(256, widthPx), entry(257, heightPx), entry(258, 8), entry(259, 1), entry(262, 1)],
    ...[entry(273, 8), entry(277, 1), entry(278, heightPx), entry(279, 16)],
  ];
  const directory = Buffer.concat([u16le(entries.length), ...entries, u32le(0)]);
  return Buffer.concat([Buffer.from('II*\0'), u32le(8), directory, Buffer.alloc(16)]);
}

/** WebP with an extended header (RFC 9649, 2.7). */
function webp(widthPx: number, heightPx: number): Buffer {
  const size = (value: number) => u32le(value - 1).subarray(0, 3);
  const header = Buffer.concat([u32le(0x10), size(widthPx), size(heightPx)]);
  const chunks = Buffer.concat([Buffer.from('WEBPVP8X'), u32le(header.length), header]);
  return Buffer.concat([Buffer.from('RIFF'), u32le(chunks.length), chunks]);
}

function withSizes(file: Uint8Array, type: string, sizePx: number): Buffer {
  const changed = Buffer.from(file);
  for (let at = changed.indexOf(type); at >= 0; at = changed.indexOf(type, at + 1)) {
    u32(sizePx, sizePx).copy(changed, at + 8);
  }
  return changed;
}

/** Claims a size in the headers of the AVI and in every JPEG in it (ITU-T T.81, B.2.2). */
function withJpegSizes(file: Uint8Array, sizePx: number): Buffer {
  const changed = Buffer.from(file);
  const frame = Buffer.from([0xff, 0xc0]);
  for (let at = changed.indexOf(frame); at >= 0; at = changed.indexOf(frame, at + 1)) {
    changed.writeUInt16BE(sizePx, at + 5);
    changed.writeUInt16BE(sizePx, at + 7);
  }
  const format = changed.indexOf('strf');
  u32le(sizePx, sizePx).copy(changed, format + 12);
  return changed;
}

function manyTracks(mp4: Buffer, count: number): Buffer {
  const moov = mp4.indexOf('moov') - 4;
  const inside = mp4.subarray(moov + 8, moov + mp4.readUInt32BE(moov));
  const trak = inside.indexOf('trak') - 4;
  const track = inside.subarray(trak, trak + inside.readUInt32BE(trak));
  return box('moov', inside.subarray(0, trak), ...Array.from({ length: count }, () => track));
}

/** Boxes within boxes. */
function nested(depth: number): Buffer {
  const headers: Buffer[] = [];
  for (let level = 0; level < depth; level++) {
    const header = Buffer.alloc(8);
    header.writeUInt32BE(8 * (depth - level), 0);
    header.write(level === 0 ? 'moov' : 'udta', 4, 'latin1');
    headers.push(header);
  }
  return Buffer.concat(headers);
}

/** A WAV of so many seconds, of which nothing is there. */
function wavHeader(seconds: number): Buffer {
  const bytesPerSecond = 2 * 22_050;
  const size = Math.min(seconds * bytesPerSecond, 0xffff_ffd0);
  return Buffer.concat([
    ...[Buffer.from('RIFF'), u32le(size + 36), Buffer.from('WAVEfmt '), u32le(16), u16le(1, 1)],
    ...[u32le(22_050, bytesPerSecond), u16le(2, 16), Buffer.from('data'), u32le(size)],
  ]);
}
