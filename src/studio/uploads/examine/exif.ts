import type { FileFacts } from './file-facts.ts';

/** Where pictures keep their Exif (CIPA DC-008): JPEG and HEIC behind `Exif\0\0`, WebP and PNG in a chunk. */
const MARKS = ['Exif\0\0', 'EXIF', 'eXIf'] as const;
const TIFF_MARKS = ['II*\0', 'MM\0*'] as const;
const FARTHEST_BYTES = 12;

const MAKE = 0x010f;
const MODEL = 0x0110;
const EXIF_FOLDER = 0x8769;
const GPS_FOLDER = 0x8825;
const MADE_ON = 0x9003;
const GPS = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const;

/** Date, camera and place that a picture carries, as far as its head tells. Reads beyond no bound. */
export function factsInPicture(head: Buffer): Partial<FileFacts> {
  const tiff = findTiff(head);
  if (tiff === null) return {};
  const { folder, number } = tiffReader(tiff);
  const main = folder(number(4, 4));
  const exif = folder(main.number(EXIF_FOLDER));
  const gps = folder(main.number(GPS_FOLDER));
  return {
    madeOn: toDate(exif.text(MADE_ON)),
    camera: toCamera(main.text(MAKE), main.text(MODEL)),
    place: toPlace(
      toDegrees(gps.fractions(GPS.latitude), gps.text(GPS.latitudeRef) === 'S'),
      toDegrees(gps.fractions(GPS.longitude), gps.text(GPS.longitudeRef) === 'W'),
    ),
  };
}

/** `2026:11:21 08:30:00` → `2026-11-21`. */
function toDate(text: string | null): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4}):(\d{2}):(\d{2})/.exec(text ?? '') ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : `${year}-${month}-${day}`;
}

function toCamera(make: string | null, model: string | null): string | null {
  const words = [make, model].filter((word) => word !== null && word !== '') as string[];
  const [first = '', second] = words;
  if (second === undefined) return first === '' ? null : first;
  return second.toLowerCase().startsWith(first.toLowerCase()) ? second : `${first} ${second}`;
}

function toDegrees(parts: readonly number[] | null, isNegative: boolean): number | null {
  if (parts === null || parts.length < 3) return null;
  const [degrees = 0, minutes = 0, seconds = 0] = parts;
  const value = degrees + minutes / 60 + seconds / 3600;
  return Number.isFinite(value) ? (isNegative ? -value : value) : null;
}

export function toPlace(latitude: number | null, longitude: number | null): FileFacts['place'] {
  if (latitude === null || longitude === null) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  // Cameras without a fix write zeros.
  return latitude === 0 && longitude === 0 ? null : { latitude, longitude };
}

function findTiff(head: Buffer): Buffer | null {
  if (TIFF_MARKS.some((mark) => head.subarray(0, 4).equals(Buffer.from(mark, 'latin1')))) {
    return head;
  }
  for (const mark of MARKS) {
    for (let at = head.indexOf(mark, 0, 'latin1'); at !== -1; ) {
      const near = head.subarray(at, at + mark.length + FARTHEST_BYTES);
      for (const tiff of TIFF_MARKS) {
        const begin = near.indexOf(tiff, 0, 'latin1');
        if (begin !== -1) return head.subarray(at + begin);
      }
      at = head.indexOf(mark, at + 1, 'latin1');
    }
  }
  return null;
}

interface Entry {
  type: number;
  count: number;
  /** Where its value stands. */
  at: number;
}

const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8 };
const MOST_ENTRIES = 500;

/** Reads folders of a TIFF (TIFF 6.0, section 2). What points out of the file is not there. */
function tiffReader(tiff: Buffer) {
  const isLittle = tiff[0] === 0x49;
  const number = (at: number | null, bytes: 2 | 4): number | null => {
    if (at === null || at < 0 || at + bytes > tiff.length) return null;
    return isLittle ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes);
  };
  const folder = (begin: number | null) => {
    const entries = new Map<number, Entry>();
    const count = Math.min(number(begin, 2) ?? 0, MOST_ENTRIES);
    for (let index = 0; begin !== null && index < count; index++) {
      const at = begin + 2 + index * 12;
      const tag = number(at, 2);
      const type = number(at + 2, 2) ?? 0;
      const size = number(at + 4, 4) ?? 0;
      const isInside = (TYPE_BYTES[type] ?? 0) * size <= 4;
      const valueAt = isInside ? at + 8 : number(at + 8, 4);
      if (tag !== null && valueAt !== null) entries.set(tag, { type, count: size, at: valueAt });
    }
    return {
      number(tag: number): number | null {
        const entry = entries.get(tag);
        return entry === undefined ? null : number(entry.at, entry.type === 3 ? 2 : 4);
      },
      text(tag: number): string | null {
        const entry = entries.get(tag);
        if (entry === undefined || entry.type !== 2 || entry.count > 1000) return null;
        const text = tiff.subarray(entry.at, entry.at + entry.count).toString('utf8');
        return text
          .replace(/\0[\s\S]*$/, '')
          .replace(/[\p{Cc}\p{Cf}]/gu, '')
          .trim();
      },
      fractions(tag: number): number[] | null {
        const entry = entries.get(tag);
        if (entry === undefined || entry.type !== 5 || entry.count > 8) return null;
        return Array.from({ length: entry.count }, (_, index) => {
          const above = number(entry.at + index * 8, 4);
          const below = number(entry.at + index * 8 + 4, 4);
          return above === null || below === null || below === 0 ? Number.NaN : above / below;
        });
      },
    };
  };
  return { folder, number };
}
