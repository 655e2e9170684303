import type { Access } from '#domain/access.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

/** What is asked about: never its contents, only what a rule may depend on. */
export type Subject =
  /** The studio, or all of one kind in it. */
  | { kind: 'studio' }
  | { kind: 'account'; userId: string }
  | { kind: 'community'; id: string }
  | { kind: 'upload'; ownerId: string; communities: readonly string[] }
  | RecordSubject
  | { kind: 'protocol'; id: string; owner: string };

export interface RecordSubject {
  kind: 'record';
  id: string;
  type: RecordType;
  communities: readonly string[];
  /** Of those, the ones that have custodians: publishing and opening need one's yes. */
  withCustodians: readonly string[];
  /** As published, or as drafted when it never was; `null`: none written, so not public. */
  access: Access | null;
}
