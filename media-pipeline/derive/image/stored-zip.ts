const END = { signature: 0x06054b50, sizeBytes: 22 };
const ENTRY = { signature: 0x02014b50, sizeBytes: 46 };
const LOCAL_SIZE_BYTES = 30;
const STORED = 0;

/**
 * Files of a ZIP without compression and without a comment, as libvips writes one (APPNOTE.TXT 4.3.12 and
 * 4.3.16), in its order. The bytes are parts of `zip`, not copies.
 * @throws Error on any other ZIP.
 */
export function* filesOfStoredZip(zip: Buffer): Generator<{ name: string; bytes: Buffer }> {
  const endAt = zip.length - END.sizeBytes;
  if (endAt < 0 || zip.readUInt32LE(endAt) !== END.signature) throw new Error('not a plain ZIP');
  let at = zip.readUInt32LE(endAt + 16);
  for (let left = zip.readUInt16LE(endAt + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY.signature || zip.readUInt16LE(at + 10) !== STORED) {
      throw new Error('not a stored ZIP');
    }
    const sizeBytes = zip.readUInt32LE(at + 20);
    const nameBytes = zip.readUInt16LE(at + 28);
    const localAt = zip.readUInt32LE(at + 42);
    const nameAt = at + ENTRY.sizeBytes;
    // Lengths in front of the content may differ from those in the directory.
    const contentAt =
      localAt + LOCAL_SIZE_BYTES + zip.readUInt16LE(localAt + 26) + zip.readUInt16LE(localAt + 28);
    yield {
      name: zip.toString('utf8', nameAt, nameAt + nameBytes),
      bytes: zip.subarray(contentAt, contentAt + sizeBytes),
    };
    at = nameAt + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}
