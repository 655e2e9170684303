import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { parseHashList } from '#exports/national/national-package.ts';

/** What is wrong with a transfer; nothing when it is whole and its key's holder signed it. */
export type TransferFault =
  | { fault: 'bad-signature' }
  | { fault: 'bad-hash-list'; line: string }
  | { fault: 'missing-file' | 'other-bytes'; path: string };

/**
 * The signature of a hash list: Ed25519 (RFC 8032) over exactly these bytes, 64 bytes. The key is an Ed25519 private
 * key and is kept by whoever answers for the archive, in no repository.
 */
export function signHashList(hashList: Uint8Array, privateKey: KeyObject): Buffer {
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new TypeError(`an Ed25519 key is needed, not ${privateKey.asymmetricKeyType}`);
  }
  return sign(null, hashList, privateKey);
}

/** The public half as PEM (SPKI), to be sent along and, apart from it, to be told to whoever verifies. */
export function publicKeyPem(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
}

/** By which a public key is recognised when it is read out or printed: SHA-256 of its SPKI DER, hex. */
export function keyFingerprint(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/**
 * Looks at a transfer: the signature first, then each file that the list names. `publicKey` must have come by another
 * way than the transfer. `read` gives a file's bytes, `null` where there is none.
 */
export async function verifyTransfer(given: {
  hashList: Uint8Array;
  signature: Uint8Array;
  publicKey: KeyObject;
  read(path: string): Promise<Uint8Array | null>;
}): Promise<TransferFault[]> {
  const { hashList, signature, publicKey, read } = given;
  if (publicKey.asymmetricKeyType !== 'ed25519' || !verify(null, hashList, publicKey, signature)) {
    return [{ fault: 'bad-signature' }];
  }
  let files: ReturnType<typeof parseHashList>;
  try {
    files = parseHashList(new TextDecoder('utf-8', { fatal: true }).decode(hashList));
  } catch (error) {
    return [{ fault: 'bad-hash-list', line: error instanceof Error ? error.message : '' }];
  }
  const faults: TransferFault[] = [];
  for (const { path, sha256 } of files) {
    const bytes = await read(path);
    if (bytes === null) faults.push({ fault: 'missing-file', path });
    else if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      faults.push({ fault: 'other-bytes', path });
    }
  }
  return faults;
}
