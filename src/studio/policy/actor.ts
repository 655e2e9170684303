export const ROLES = [
  'contributor',
  'translator',
  'custodian',
  'editor',
  'officer',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** A role somebody holds, and for which communities (record ids). */
export interface Grant {
  role: Role;
  communities: 'all' | readonly string[];
}

/** Somebody who signed in. */
export interface Actor {
  userId: string;
  /** As they wish to be called. */
  name: string;
  /** Of their commits; what they sign in with is never shown. */
  email: string;
  grants: readonly Grant[];
  /** Ids of the protocols whose custodians admitted them. */
  protocols: readonly string[];
  /** Communities (record ids) they belong to as members. */
  memberOf: readonly string[];
}
