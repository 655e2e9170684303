import { type FileHandle, open } from 'node:fs/promises';

/** Index and codec setup of twelve hours fit several times. */
const MAX_HEADER_BYTES = 32 * 1024 ** 2;
const MAX_BOXES = 1000;

/** ASF Specification 01.20.06, 3.14 and 3.15: GUIDs of the (extended) content encryption objects. */
const ASF_HEADER = '3026b2758e66cf11a6d900aa0062ce6c';
const ASF_ENCRYPTION = ['fbb31122 23bdd211b4b700a0c955fc6e', '14e68a29 2226174cb935dae07ee9289c'];

/**
 * Is the file locked by copy protection? Decoders would make noise of it. Knows Common Encryption and
 * FairPlay in MP4 (ISO/IEC 23001-7: `sinf` boxes in the sample descriptions) and Windows Media DRM in ASF.
 */
export async function isLocked(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = await read(file, { at: 0, bytes: 16 });
    if (head.toString('hex') === ASF_HEADER) return isLockedAsf(file);
    const moov = await findMovieBox(file);
    return (
      moov !== null && ['sinf', 'frma', 'schm'].every((box) => moov.includes(box, 0, 'latin1'))
    );
  } finally {
    await file.close();
  }
}

async function isLockedAsf(file: FileHandle): Promise<boolean> {
  const header = (await read(file, { at: 0, bytes: 1024 ** 2 })).toString('hex');
  return ASF_ENCRYPTION.some((guid) => header.includes(guid.replace(' ', '')));
}

/** The contents of the `moov` box (ISO/IEC 14496-12, 4.2), or `null` where there is none. */
async function findMovieBox(file: FileHandle): Promise<Buffer | null> {
  let at = 0;
  for (let count = 0; count < MAX_BOXES; count++) {
    const header = await read(file, { at, bytes: 16 });
    if (header.length < 8) return null;
    const short = header.readUInt32BE(0);
    const isLong = short === 1 && header.length === 16;
    const size = isLong ? Number(header.readBigUInt64BE(8)) : short;
    const type = header.toString('latin1', 4, 8);
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
    if (type === 'moov') return read(file, { at, bytes: Math.min(size, MAX_HEADER_BYTES) });
    if (size < 8) return null;
    at += size;
  }
  return null;
}

async function read(
  file: FileHandle,
  { at, bytes }: { at: number; bytes: number },
): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}
