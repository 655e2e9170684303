import { createHash } from 'node:crypto';

export interface AuditEntry {
  /** From 1, without gaps. */
  n: number;
  /** ISO 8601. */
  at: string;
  actor: string;
  action: string;
  subject: string;
  why: string | null;
  /** SHA-256 of what it was about, in hex. */
  content: string | null;
  /** Hash of the entry before, `NO_HASH` for the first. */
  previous: string;
  hash: string;
}

export const NO_HASH = '0'.repeat(64);

/** SHA-256 over everything in an entry, the hash of the one before included. */
export function hashOfEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { n, at, actor, action, subject, why, content, previous } = entry;
  const parts = [previous, n, at, actor, action, subject, why, content];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
