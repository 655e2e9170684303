import type { PublicRights } from '#domain/public/record.ts';
import { LICENCES } from '#domain/public/vocabulary.ts';
import { given, type Node } from './node.ts';

/** The page that explains the licence or the rights statement, where the archive knows one. */
export function licenceOf({ licence }: PublicRights): Node {
  return given('license', LICENCES[licence]);
}

/** Nobody's: there is no copyright to give notice of. */
const FREE = new Set([
  'CC0-1.0',
  'PDDL-1.0',
  'public-domain',
  'NoC-CR',
  'NoC-NC',
  'NoC-OKLR',
  'NoC-US',
]);

/**
 * Whom to name, and whose it is: in words, for the archive does not know which names are people. `creator` of
 * media is credited where no other wording is asked for.
 */
export function copyrightOf(rights: PublicRights, creator: string | null = null): Node {
  const { licence, holder, attribution } = rights;
  return {
    ...given('creditText', attribution ?? creator ?? holder),
    ...given('copyrightNotice', FREE.has(licence) ? null : holder),
  };
}
