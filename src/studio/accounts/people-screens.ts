import type { CommunityName } from './community-names.ts';
import type { Fault } from './fault.ts';
import type { GivenRole } from './given-role.ts';
import type { Person } from './open-people.ts';
import type { ShownRole } from './people-sight.ts';

/** What the screens of people are given. */
export interface PeopleData {
  people: (Person & { roles: ShownRole[] })[];
  /** Names by record id. */
  communities: Record<string, string>;
  mayAdd: boolean;
}

export interface GivableRoles {
  roles: GivenRole[];
  communities: ('all' | CommunityName)[];
}

export interface PersonData extends GivableRoles {
  person: Person;
  held: ShownRole[];
  communityNames: Record<string, string>;
  mayReset: boolean;
  mayClose: boolean;
  mayRename: boolean;
  /** When a code was given that has not been used yet. */
  codeGivenAt: Date | null;
  timeZone: string;
  fault: Fault | null;
}

export interface NewPersonData extends GivableRoles {
  typed: { name: string; accountName: string; role: string; community: string };
  fault: Fault | null;
}

/** Shown once, to the officer who tells it to the person. */
export interface CodeData {
  person: Person;
  code: string;
  isNew: boolean;
  resetAddress: string;
}
