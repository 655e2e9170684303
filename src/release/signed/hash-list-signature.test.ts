import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseHashList, toHashList } from '#exports/national/national-package.ts';
import {
  keyFingerprint,
  publicKeyPem,
  signHashList,
  verifyTransfer,
} from './hash-list-signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const FILES = new Map([
  ['records.jsonl', Buffer.from('{"titles":{"km":"ខ្មែរ"}}\n')],
  ['manifest.json', Buffer.from('{}')],
]);
const hashed = (files: ReadonlyMap<string, Buffer>) =>
  Array.from(files, ([path, bytes]) => ({
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
const hashList = Buffer.from(toHashList(hashed(FILES)));
const signature = signHashList(hashList, privateKey);
const read = async (path: string) => FILES.get(path) ?? null;

test('a transfer that is whole is found so with the key that came apart', async () => {
  const told = createPublicKey(publicKeyPem(privateKey));
  expect(keyFingerprint(told)).toBe(keyFingerprint(publicKey));
  expect(signature).toHaveLength(64);
  expect(await verifyTransfer({ hashList, signature, publicKey: told, read })).toEqual([]);
});

test('another byte in the list, another signature or another key is refused', async () => {
  const bad = [{ fault: 'bad-signature' }];
  const changed = Buffer.from(hashList);
  changed[0] = (changed[0] ?? 0) ^ 1;
  expect(await verifyTransfer({ hashList: changed, signature, publicKey, read })).toEqual(bad);
  const none = Buffer.alloc(64);
  expect(await verifyTransfer({ hashList, signature: none, publicKey, read })).toEqual(bad);
  const other = generateKeyPairSync('ed25519').publicKey;
  expect(await verifyTransfer({ hashList, signature, publicKey: other, read })).toEqual(bad);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(await verifyTransfer({ hashList, signature, publicKey: rsa.publicKey, read })).toEqual(
    bad,
  );
  expect(() => signHashList(hashList, rsa.privateKey)).toThrow(/Ed25519/);
});

test('a file that is gone and one with other bytes are named', async () => {
  const faults = await verifyTransfer({
    hashList,
    signature,
    publicKey,
    read: async (path) => (path === 'manifest.json' ? null : Buffer.from('khác')),
  });
  expect(faults).toEqual([
    { fault: 'missing-file', path: 'manifest.json' },
    { fault: 'other-bytes', path: 'records.jsonl' },
  ]);
});

test('the list is sorted, and read back as it was written', () => {
  const text = hashList.toString();
  expect(text).toMatch(/^[0-9a-f]{64} {2}manifest\.json\n[0-9a-f]{64} {2}records\.jsonl\n$/);
  expect(parseHashList(text).map(({ path }) => path)).toEqual(['manifest.json', 'records.jsonl']);
});

test.each(['../x', '/etc/passwd', 'a/../../x', 'a//b', './x', 'a\\..\\x', ' x'])(
  'a path that leads out of the folder is refused: %s',
  (path) => {
    expect(() => parseHashList(`${'0'.repeat(64)}  ${path}\n`)).toThrow(/hash list/);
  },
);

test('a signed list that is none is refused', async () => {
  const odd = Buffer.from('xin chào\n');
  const faults = await verifyTransfer({
    hashList: odd,
    signature: signHashList(odd, privateKey),
    publicKey,
    read,
  });
  expect(faults).toMatchObject([{ fault: 'bad-hash-list' }]);
});
