/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
/** The same of the square roots of the first 8. */
const INITIAL = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

/**
 * SHA-256 of a text in UTF-8 (FIPS 180-4, https://doi.org/10.6028/NIST.FIPS.180-4), 64 lower-case hex digits.
 * For names derived from short texts where no Node module may be: of files, hash with node:crypto.
 */
export function sha256Hex(text: string): string {
  const message = padded(new TextEncoder().encode(text));
  const hash = Uint32Array.from(INITIAL);
  const schedule = new Uint32Array(64);
  for (let at = 0; at < message.byteLength; at += 64) {
    for (let i = 0; i < 64; i += 1) {
      schedule[i] =
        i < 16
          ? message.getUint32(at + i * 4)
          : word(schedule, i - 16) +
            (turn(word(schedule, i - 15), 7, 18) ^ (word(schedule, i - 15) >>> 3)) +
            word(schedule, i - 7) +
            (turn(word(schedule, i - 2), 17, 19) ^ (word(schedule, i - 2) >>> 10));
    }
    compress(hash, schedule);
  }
  return Array.from(hash, (part) => part.toString(16).padStart(8, '0')).join('');
}

function compress(hash: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let i = 0; i < 64; i += 1) {
    const choice = (e & f) ^ (~e & g);
    const first = h + (turn(e, 6, 11) ^ turn(e, 25)) + choice + word(ROUND, i) + word(schedule, i);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (turn(a, 2, 13) ^ turn(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    hash[i] = word(hash, i) + value;
  });
}

/** The message, a bit 1, zeros, and its length in bits, in whole blocks of 64 bytes (§5.1.1). */
function padded(bytes: Uint8Array): DataView {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 4, bytes.length * 8);
  return view;
}

/** Turned to the right by each count, and these joined by exclusive or. */
function turn(value: number, ...counts: number[]): number {
  return counts.reduce((sum, n) => sum ^ ((value >>> n) | (value << (32 - n))), 0);
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}
