/** Round constants and first state (FIPS 180-4, sections 4.2.2 and 5.3.3). */
const { K, FIRST } = constants();

function constants(): { K: Int32Array; FIRST: Int32Array } {
  const primes: number[] = [];
  for (let number = 2; primes.length < 64; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
  return {
    K: Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)) | 0),
    FIRST: Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)) | 0),
  };
}

export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** Hex; to be called once. */
  digest(): string;
}

/**
 * SHA-256 in pieces: browsers have it for what fits into memory only, and on pages of https only, which
 * a server in a village may not be.
 */
export function sha256(): Sha256 {
  const state = FIRST.slice();
  const schedule = new Int32Array(64);
  const rest = new Uint8Array(64);
  let restLength = 0;
  let lengthBytes = 0;

  const block = (bytes: Uint8Array, begin: number) => {
    for (let index = 0, at = begin; index < 16; index++, at += 4) {
      schedule[index] =
        (byteAt(bytes, at) << 24) |
        (byteAt(bytes, at + 1) << 16) |
        (byteAt(bytes, at + 2) << 8) |
        byteAt(bytes, at + 3);
    }
    for (let index = 16; index < 64; index++) {
      const w15 = wordAt(schedule, index - 15);
      const w2 = wordAt(schedule, index - 2);
      const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
      const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
      schedule[index] = (wordAt(schedule, index - 16) + s0 + wordAt(schedule, index - 7) + s1) | 0;
    }
    let a = wordAt(state, 0);
    let b = wordAt(state, 1);
    let c = wordAt(state, 2);
    let d = wordAt(state, 3);
    let e = wordAt(state, 4);
    let f = wordAt(state, 5);
    let g = wordAt(state, 6);
    let h = wordAt(state, 7);
    for (let index = 0; index < 64; index++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const choice = (e & f) ^ (~e & g);
      const t1 = (h + s1 + choice + wordAt(K, index) + wordAt(schedule, index)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const majority = (a & b) ^ (a & c) ^ (b & c);
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + s0 + majority) | 0;
    }
    state[0] = wordAt(state, 0) + a;
    state[1] = wordAt(state, 1) + b;
    state[2] = wordAt(state, 2) + c;
    state[3] = wordAt(state, 3) + d;
    state[4] = wordAt(state, 4) + e;
    state[5] = wordAt(state, 5) + f;
    state[6] = wordAt(state, 6) + g;
    state[7] = wordAt(state, 7) + h;
  };
  const restView = new DataView(rest.buffer);

  return {
    update(bytes) {
      lengthBytes += bytes.length;
      let at = 0;
      if (restLength > 0) {
        at = Math.min(64 - restLength, bytes.length);
        rest.set(bytes.subarray(0, at), restLength);
        restLength += at;
        if (restLength < 64) return;
        block(rest, 0);
        restLength = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) block(bytes, at);
      rest.set(bytes.subarray(at));
      restLength = bytes.length - at;
    },
    digest() {
      rest[restLength] = 0x80;
      rest.fill(0, restLength + 1);
      if (restLength > 55) {
        block(rest, 0);
        rest.fill(0);
      }
      restView.setUint32(56, Math.floor(lengthBytes / 2 ** 29));
      restView.setUint32(60, (lengthBytes * 8) >>> 0);
      block(rest, 0);
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

/** The places asked for are reckoned, and always inside. One function a type: each then stays quick. */
function wordAt(values: Int32Array, index: number): number {
  return values[index] as number;
}

function byteAt(values: Uint8Array, index: number): number {
  return values[index] as number;
}

const PIECE_BYTES = 1 << 20;

/** SHA-256 of a file of this device, hex; the page stays alive meanwhile. Stops where `isWanted` says no. */
export async function hashBlob(
  file: Blob,
  { isWanted, onShare }: { isWanted(): boolean; onShare(share: number): void },
): Promise<string | null> {
  const hash = sha256();
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    if (!isWanted()) return null;
    hash.update(new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer()));
    onShare(Math.min(1, (at + PIECE_BYTES) / file.size));
  }
  return hash.digest();
}
