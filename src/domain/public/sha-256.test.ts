import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from './sha-256.ts';

test('is the SHA-256 of the standard’s example', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('is what Web Cryptography says of any text, around the edges of a block too', async () => {
  for (let length = 50; length < 140; length += 1) {
    const text = 'k'.repeat(length);
    expect(sha256Hex(text)).toBe(await byWebCryptography(text));
  }
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
      expect(sha256Hex(text)).toBe(await byWebCryptography(text));
    }),
  );
});

async function byWebCryptography(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
