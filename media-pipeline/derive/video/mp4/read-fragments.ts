import { type FileHandle, open } from 'node:fs/promises';
import { BOX_HEADER_BYTES, type Box, boxesIn, findBox, readBox } from './boxes.ts';

/** One coded picture or block of sound, in the order of decoding. */
export interface Sample {
  sizeBytes: number;
  /** When it is shown, in ticks of its track. */
  atTicks: number;
  durationTicks: number;
  isKey: boolean;
}

/** Samples whose bytes lie one after the other in a file. */
export interface Fragment {
  path: string;
  offset: number;
  samples: Sample[];
}

export interface FragmentedTrack {
  /** The whole `moov`: says how the track is coded. */
  moov: Buffer;
  ticksPerSecond: number;
  fragments: Fragment[];
}

/**
 * Reads where the samples of a fragmented MP4 of one track lie (ISO/IEC 14496-12, 8.8), as ffmpeg writes
 * it; only its indexes are read. Of an empty file, a track without samples. Throws on a file that is not
 * one: we made it ourselves.
 */
export async function readFragments(path: string): Promise<FragmentedTrack> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0) return { moov: Buffer.alloc(0), ticksPerSecond: 0, fragments: [] };
    let moov: Buffer | null = null;
    const fragments: Fragment[] = [];
    for (let at = 0; at < size; ) {
      const box = readBox(await readAt(file, at, BOX_HEADER_BYTES), 0, at);
      if (!box) break;
      if (box.type === 'moov') moov = await readAt(file, box.start, box.end - box.start);
      if (box.type === 'moof') {
        const moof = await readAt(file, box.start, box.end - box.start);
        fragments.push(readFragment(moof, { path, start: box.start }));
      }
      at = box.end;
    }
    if (!moov) throw new Error(`${path} has no moov`);
    return { moov, ticksPerSecond: readTicksPerSecond(moov), fragments };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** `mdhd`: the length of a tick is said in the header of the media. */
function readTicksPerSecond(moov: Buffer): number {
  const box = findBox(moov, ['trak', 'mdia', 'mdhd'], { payload: 8, end: moov.length });
  if (!box) throw new Error('a moov without mdhd');
  return moov.readUInt32BE(box.payload + (moov[box.payload] === 1 ? 20 : 12));
}

const TFHD = { baseDataOffset: 0x1, description: 0x2, duration: 0x8, size: 0x10, flags: 0x20 };
const TRUN = {
  dataOffset: 0x1,
  firstFlags: 0x4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  shift: 0x800,
};
const IS_NOT_SYNC = 0x1_0000;

function readFragment(moof: Buffer, { path, start }: { path: string; start: number }): Fragment {
  const traf = findBox(moof, ['traf'], { payload: 8, end: moof.length });
  if (!traf) throw new Error(`${path}: a moof without traf`);
  const boxes = boxesIn(moof, traf.payload, traf.end);
  const defaults = readDefaults(moof, boxes);
  const tfdt = boxes.find(({ type }) => type === 'tfdt');
  const runs = boxes.filter(({ type }) => type === 'trun');
  const [run] = runs;
  if (!tfdt || !run || runs.length > 1) throw new Error(`${path}: one tfdt and one trun expected`);
  const decodedAt =
    moof[tfdt.payload] === 1
      ? Number(moof.readBigInt64BE(tfdt.payload + 4))
      : moof.readUInt32BE(tfdt.payload + 4);
  const { dataOffset, samples } = readRun(moof, run, { ...defaults, decodedAt });
  return { path, offset: start + dataOffset, samples };
}

interface Defaults {
  duration: number;
  size: number;
  flags: number;
}

function readDefaults(moof: Buffer, boxes: readonly Box[]): Defaults {
  const tfhd = boxes.find(({ type }) => type === 'tfhd');
  if (!tfhd) throw new Error('a traf without tfhd');
  const has = moof.readUInt32BE(tfhd.payload) & 0xffffff;
  let at = tfhd.payload + 8;
  if (has & TFHD.baseDataOffset) at += 8;
  if (has & TFHD.description) at += 4;
  const next = (flag: number): number => {
    if (!(has & flag)) return 0;
    at += 4;
    return moof.readUInt32BE(at - 4);
  };
  return { duration: next(TFHD.duration), size: next(TFHD.size), flags: next(TFHD.flags) };
}

function readRun(
  moof: Buffer,
  run: Box,
  { decodedAt, ...defaults }: Defaults & { decodedAt: number },
): { dataOffset: number; samples: Sample[] } {
  const has = moof.readUInt32BE(run.payload) & 0xffffff;
  const count = moof.readUInt32BE(run.payload + 4);
  let at = run.payload + 8;
  const next = (flag: number, otherwise: number): number => {
    if (!(has & flag)) return otherwise;
    at += 4;
    return moof.readUInt32BE(at - 4);
  };
  const dataOffset = next(TRUN.dataOffset, 0) | 0;
  const firstFlags = next(TRUN.firstFlags, defaults.flags);
  const samples: Sample[] = [];
  let decoded = decodedAt;
  for (let index = 0; index < count; index++) {
    const durationTicks = next(TRUN.duration, defaults.duration);
    const sizeBytes = next(TRUN.size, defaults.size);
    const flags = next(TRUN.flags, index === 0 ? firstFlags : defaults.flags);
    const atTicks = decoded + (next(TRUN.shift, 0) | 0);
    samples.push({ sizeBytes, atTicks, durationTicks, isKey: (flags & IS_NOT_SYNC) === 0 });
    decoded += durationTicks;
  }
  return { dataOffset, samples };
}
