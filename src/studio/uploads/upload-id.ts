import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 130 random bits in small letters and digits: nobody guesses it, and it is a file name everywhere. */
export function newUploadId(): string {
  return [...randomBytes(26)].map((byte) => ALPHABET[byte % 32]).join('');
}
