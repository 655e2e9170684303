import { createHash } from 'node:crypto';
import { textsIn } from './decode-file.ts';
import { decodeText } from './decode-text.ts';
import { type LeakFinding, toFinding } from './finding.ts';
import type { FingerprintOwner, Fingerprints } from './fingerprints.ts';
import { foldText } from './folded-characters.ts';
import { readMediaMetadata } from './media-metadata.ts';
import { scanText } from './scan-text.ts';

/** Everything restricted in one file: in its path, its texts, its metadata, its bytes as a whole. Each record and kind once. */
export async function scanFile(
  path: string,
  bytes: Buffer,
  fingerprints: Fingerprints,
): Promise<LeakFinding[]> {
  const found = await lookThrough(path, bytes, fingerprints);
  return found.length > 0 && fingerprints.learnPublic()
    ? lookThrough(path, bytes, fingerprints)
    : found;
}

async function lookThrough(
  path: string,
  bytes: Buffer,
  fingerprints: Fingerprints,
): Promise<LeakFinding[]> {
  const found = new Map<string, LeakFinding>();
  const report = ({ recordId, kind, field }: FingerprintOwner): void => {
    const key = `${recordId} ${kind}`;
    if (!found.has(key)) found.set(key, toFinding({ file: path, kind, recordId, field }));
  };
  const look = (text: string, markup: boolean): void =>
    scanText(text, markup, fingerprints, report);

  const readablePath = decodeText(path);
  look(readablePath, false);
  for (const part of readablePath.split('/')) {
    const whole = foldText(part);
    const owner =
      fingerprints.segments.get(whole) ??
      fingerprints.segments.get(whole.slice(0, Math.max(0, whole.indexOf('.'))));
    if (owner !== undefined) report(owner);
  }
  for (const { text, markup } of textsIn(bytes, path)) look(text, markup);
  const metadata = await readMediaMetadata(bytes, path);
  for (const text of metadata?.texts ?? []) look(text, false);
  if (metadata?.hasPosition === true) {
    found.set(
      'position',
      toFinding({ file: path, kind: 'location-metadata', recordId: mediaOf(path) }),
    );
  }
  const copied = fingerprints.fileHashes.get(createHash('sha256').update(bytes).digest('hex'));
  if (copied !== undefined) report({ recordId: copied, kind: 'copy', field: null });
  return [...found.values()];
}

/** `media/<id>/<hash>.<ext>` says whose it is. */
function mediaOf(path: string): string | null {
  return /^media\/([^/]+)\//.exec(path)?.[1] ?? null;
}
