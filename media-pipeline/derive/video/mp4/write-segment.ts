import { boxesIn, makeBox, makeFullBox, uint32, uint64 } from './boxes.ts';
import { type JoinedTrack, type Segment, shownInTurn } from './join-track.ts';

/**
 * What stands before the first segment (ISO/IEC 23000-19: CMAF header): how the track is coded, and, in
 * an edit list, by how much pictures are shown later than their place in the decoding says.
 */
export function writeHeader({ moov, leadTicks }: Pick<JoinedTrack, 'moov' | 'leadTicks'>): Buffer {
  const brands = ['iso6', 'cmfc', 'mp41'];
  const kind = Buffer.from(`iso6\0\0\0\0${brands.join('')}`, 'latin1');
  const head = makeBox('ftyp', kind);
  if (leadTicks === 0) return Buffer.concat([head, moov]);
  // One entry: from there on, at normal speed, without an end.
  const entry = uint32(1, 0, leadTicks, 0x1_0000);
  const edits = makeBox('edts', makeFullBox('elst', { version: 0, flags: 0 }, entry));
  const parts = boxesIn(moov, 8).map((box) => {
    if (box.type !== 'trak') return moov.subarray(box.start, box.end);
    const [tkhd, ...others] = boxesIn(moov, box.payload, box.end).map(({ start, end }) =>
      moov.subarray(start, end),
    );
    return makeBox('trak', ...(tkhd ? [tkhd] : []), edits, ...others);
  });
  return Buffer.concat([head, makeBox('moov', ...parts)]);
}

const DEFAULT_BASE_IS_MOOF = 0x02_0000;
const DEFAULT_DURATION = 0x8;
const DEFAULT_FLAGS = 0x20;
/** Needs no other sample; and: needs others, and is not one to begin with. */
const KEY_FLAGS = 0x0200_0000;
const OTHER_FLAGS = 0x0101_0000;
const HAS = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, size: 0x200, shift: 0x800 };

/**
 * The index of a segment (`moof`) and the head of its `mdat`; the bytes of the samples follow. Samples
 * are decoded at the moments at which pictures are shown, in turn, so that decoding never goes back, also
 * between pieces encoded apart. All is shown `leadTicks` after that, so that nothing is shown before it
 * is decoded: not every reader of the format knows offsets below nothing.
 */
export function writeSegmentHead(
  { samples, startTicks, durationTicks }: Segment,
  { sequenceNumber, leadTicks }: { sequenceNumber: number; leadTicks: number },
): Buffer {
  const shown = shownInTurn(samples);
  const ends = [...shown.slice(1), startTicks + durationTicks];
  const durations = shown.map((at, index) => (ends[index] ?? at) - at);
  const [duration = 0] = durations;
  const isEven = durations.every((each) => each === duration);
  const hasOthers = samples.some(({ isKey }) => !isKey);

  const tfhd = makeFullBox(
    'tfhd',
    {
      version: 0,
      flags: DEFAULT_BASE_IS_MOOF | DEFAULT_FLAGS | (isEven ? DEFAULT_DURATION : 0),
    },
    uint32(1, ...(isEven ? [duration] : []), hasOthers ? OTHER_FLAGS : KEY_FLAGS),
  );
  const tfdt = makeFullBox('tfdt', { version: 1, flags: 0 }, uint64(shown[0] ?? 0));
  const table = samples.flatMap(({ sizeBytes, atTicks }, index) => [
    ...(isEven ? [] : [durations[index] ?? 0]),
    sizeBytes,
    ...(leadTicks > 0 ? [atTicks - (shown[index] ?? 0) + leadTicks] : []),
  ]);
  const flags =
    HAS.dataOffset |
    HAS.firstFlags |
    HAS.size |
    (isEven ? 0 : HAS.duration) |
    (leadTicks > 0 ? HAS.shift : 0);
  const moof = (dataOffset: number) =>
    makeBox(
      'moof',
      makeFullBox('mfhd', { version: 0, flags: 0 }, uint32(sequenceNumber)),
      makeBox(
        'traf',
        tfhd,
        tfdt,
        makeFullBox(
          'trun',
          { version: 0, flags },
          uint32(samples.length, dataOffset, KEY_FLAGS, ...table),
        ),
      ),
    );
  const sizeBytes = samples.reduce((sum, sample) => sum + sample.sizeBytes, 0);
  const mdat = Buffer.concat([uint32(sizeBytes + 8), Buffer.from('mdat', 'latin1')]);
  return Buffer.concat([moof(moof(0).length + mdat.length), mdat]);
}
