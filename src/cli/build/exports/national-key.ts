import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TransferSigner } from '#exported/national-files.ts';
import { keyFingerprint, publicKeyPem, signHashList } from '#release/signed/hash-list-signature.ts';

/** `<state>/national.key`: Ed25519, PKCS #8 in PEM, made the first time, for its owner's eyes alone. */
export function nationalSigner(state: string): TransferSigner & { fingerprint: string } {
  const key = readKey(join(state, 'national.key'));
  return {
    sign: (hashList) => signHashList(Buffer.from(hashList), key),
    publicKeyPem: publicKeyPem(key),
    fingerprint: keyFingerprint(createPublicKey(key)),
  };
}

function readKey(file: string): KeyObject {
  if (existsSync(file)) return createPrivateKey(readFileSync(file, 'utf8'));
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flush: true,
  });
  renameSync(unfinished, file);
  return privateKey;
}
