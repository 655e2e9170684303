import type { Access } from '#domain/access.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Grant, Role } from './actor.ts';

/** What is asked about: never its contents, only what a rule may depend on. */
export type Subject =
  /** The studio, or all of one kind in it. */
  | { kind: 'studio' }
  | AccountSubject
  | GrantSubject
  | { kind: 'community'; id: string }
  | { kind: 'upload'; ownerId: string; communities: readonly string[] }
  | RecordSubject
  | { kind: 'protocol'; id: string; owner: string };

export interface AccountSubject {
  kind: 'account';
  userId: string;
  grants: readonly Grant[];
  memberOf: readonly string[];
}

/** One role of one person, given or taken. */
export interface GrantSubject {
  kind: 'grant';
  account: AccountSubject;
  role: Role | 'member';
  /** A record id. */
  community: 'all' | string;
  /** Has the community custodians already? */
  hasCustodians: boolean;
}

export interface RecordSubject {
  kind: 'record';
  id: string;
  type: RecordType;
  /** A community's own record: itself. A protocol: its owner. An occurrence with none: its festival's. */
  communities: readonly string[];
  /** Of those, the ones that have custodians: publishing and opening need one's yes. */
  withCustodians: readonly string[];
  /** As published, or as drafted when it never was; `null`: none written, so not public. */
  access: Access | null;
  /** Who wrote a draft of what was never published: they know it, whatever its access will be. */
  draftedBy?: readonly string[];
  /** Its custodians agreed to a draft of it: the officers whose yes is needed may know of it. */
  isOffered?: boolean;
}
