import type { FileHandle } from 'node:fs/promises';
import { toPlace } from './exif.ts';
import type { FileFacts } from './file-facts.ts';

/** Boxes of MP4 and MOV (ISO/IEC 14496-12) that may be read into memory. */
const LARGEST_MOOV_BYTES = 32 * 1024 ** 2;
const MOST_BOXES = 200;
/** From 1904, as Macintosh counted, to 1970. */
const EPOCH_SECONDS = 2_082_844_800;

/** Date (in `timeZone`) and place that a film of a phone carries; nothing of what is no MP4 or MOV. */
export async function factsInFilm(file: FileHandle, timeZone: string): Promise<Partial<FileFacts>> {
  const moov = await findMoov(file);
  if (moov === null) return {};
  return { madeOn: madeOn(moov, timeZone), place: placeIn(moov), camera: null };
}

async function findMoov(file: FileHandle): Promise<Buffer | null> {
  const head = Buffer.alloc(16);
  let at = 0;
  for (let box = 0; box < MOST_BOXES; box++) {
    const { bytesRead } = await file.read(head, 0, 16, at);
    if (bytesRead < 16) return null;
    const type = head.toString('latin1', 4, 8);
    if (box === 0 && type !== 'ftyp' && type !== 'moov' && type !== 'wide') return null;
    const short = head.readUInt32BE(0);
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (size < 8) return null;
    if (type === 'moov') {
      if (size > LARGEST_MOOV_BYTES) return null;
      const moov = Buffer.alloc(size);
      await file.read(moov, 0, size, at);
      return moov;
    }
    at += size;
  }
  return null;
}

function madeOn(moov: Buffer, timeZone: string): string | null {
  const at = moov.indexOf('mvhd', 0, 'latin1');
  if (at === -1 || at + 20 > moov.length) return null;
  const isLong = moov[at + 4] === 1;
  const seconds = isLong ? Number(moov.readBigUInt64BE(at + 8)) : moov.readUInt32BE(at + 8);
  // Cameras without a clock write nothing, or the year they were made.
  if (seconds < EPOCH_SECONDS + 31_536_000) return null;
  const date = new Date((seconds - EPOCH_SECONDS) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  // The one language whose dates are ISO 8601's.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(date);
}

/** ISO 6709, as `©xyz` of Android and `com.apple.quicktime.location.ISO6709` have it: `+21.0285+105.8542/`. */
function placeIn(moov: Buffer): FileFacts['place'] {
  const found =
    /([+-]\d{1,2}\.\d{2,8})([+-]\d{1,3}\.\d{2,8})(?:[+-]\d+(?:\.\d+)?)?(?:CRS[\w-]+)?\//.exec(
      moov.toString('latin1'),
    );
  return found === null ? null : toPlace(Number(found[1]), Number(found[2]));
}
