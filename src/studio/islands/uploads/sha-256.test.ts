import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashBlob, sha256 } from './sha-256.ts';

const ofNode = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('reckons the same hash as Node, whatever the length and the pieces', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_003]) {
    const bytes = randomBytes(length);
    const whole = sha256();
    whole.update(bytes);
    expect(whole.digest(), `${length} bytes at once`).toBe(ofNode(bytes));
    const pieces = sha256();
    for (let at = 0, step = 1; at < length; at += step, step = (step * 7 + 3) % 200 || 1) {
      pieces.update(bytes.subarray(at, Math.min(length, at + step)));
    }
    expect(pieces.digest(), `${length} bytes in pieces`).toBe(ofNode(bytes));
  }
});

test('hashes a file in slices, and stops when it is not wanted any more', async () => {
  const bytes = randomBytes(2_500_000);
  const shares: number[] = [];
  const hashed = await hashBlob(new Blob([bytes]), {
    isWanted: () => true,
    onShare: (share) => shares.push(share),
  });
  expect(hashed).toBe(ofNode(bytes));
  expect(shares).toHaveLength(3);
  expect(shares.at(-1)).toBe(1);
  expect(
    await hashBlob(new Blob([bytes]), { isWanted: () => false, onShare: () => {} }),
  ).toBeNull();
});
