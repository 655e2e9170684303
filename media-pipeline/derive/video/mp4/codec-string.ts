import { boxesIn, findBox } from './boxes.ts';

/**
 * The RFC 6381 name of what a track holds, read from its `moov`: `avc1.4d401e` (ISO/IEC 14496-15),
 * `av01.0.04M.08` (AV1-ISOBMFF), `mp4a.40.2`, `opus`. Throws on anything else: we made the file.
 */
export function codecString(moov: Buffer): string {
  const stsd = findBox(moov, ['trak', 'mdia', 'minf', 'stbl', 'stsd'], {
    payload: 8,
    end: moov.length,
  });
  const [entry] = stsd ? boxesIn(moov, stsd.payload + 8, stsd.end) : [];
  if (!entry) throw new Error('a moov without a description of its samples');
  switch (entry.type) {
    case 'avc1':
      return `avc1.${avcName(configuration(moov, entry, 'avcC'))}`;
    case 'av01':
      return `av01.${av1Name(configuration(moov, entry, 'av1C'))}`;
    case 'mp4a':
      // AAC-LC is the one ffmpeg's own encoder makes.
      return 'mp4a.40.2';
    case 'Opus':
      return 'opus';
    default:
      throw new Error(`there is no codec string for ${entry.type}`);
  }
}

/** Of a VisualSampleEntry, boxes follow 78 bytes of fixed fields. */
const VISUAL_FIELDS_BYTES = 78;

function configuration(
  moov: Buffer,
  entry: { payload: number; end: number },
  type: string,
): Buffer {
  const inside = { payload: entry.payload + VISUAL_FIELDS_BYTES, end: entry.end };
  const box = findBox(moov, [type], inside);
  if (!box) throw new Error(`a sample entry without ${type}`);
  return moov.subarray(box.payload, box.end);
}

/** Profile, constraints and level, in hex. */
function avcName(avcC: Buffer): string {
  return avcC.subarray(1, 4).toString('hex');
}

/** Profile, level and tier, bits of a sample. */
function av1Name(av1C: Buffer): string {
  const [, profileLevel = 0, depth = 0] = av1C;
  const level = `${profileLevel & 0x1f}`.padStart(2, '0');
  const tier = depth & 0x80 ? 'H' : 'M';
  const bits = depth & 0x40 ? (depth & 0x20 ? 12 : 10) : 8;
  return `${profileLevel >> 5}.${level}${tier}.${`${bits}`.padStart(2, '0')}`;
}
