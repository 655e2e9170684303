import { pickByLang } from '#domain/public/language.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { Holdings } from '../holdings/open-holdings.ts';

export interface Choice {
  id: string;
  title: string;
}

/** What a description may name, each by its Vietnamese title. */
export interface Choices {
  communities: Choice[];
  places: Choice[];
  people: Choice[];
  /** Languages that communities of the archive speak, by their tags. */
  languages: Choice[];
}

/** What uploads ask of the records that stand. */
export interface KnownRecords {
  choices(): Choices;
  /** A record that everybody may know of, with this original. */
  publicWithOriginal(sha256: string): string | null;
  has(id: string): boolean;
  /** Does any record, hidden ones too, have this id or this original? Looks at the files as they are now. */
  needs(of: { recordId: string | null; sha256: string }): Promise<boolean>;
}

interface Seen {
  catalogueHash: string;
  choices: Choices;
  publicByOriginal: ReadonlyMap<string, string>;
  originals: ReadonlySet<string>;
}

/** The holdings as uploads need them; looked through once for each state they are in. */
export function knownRecords(holdings: Holdings): KnownRecords {
  let seen: Seen | null = null;
  const look = (): Seen => {
    const { hash } = holdings.catalogue();
    if (seen?.catalogueHash !== hash) seen = lookThrough(holdings);
    return seen;
  };
  return {
    choices: () => look().choices,
    publicWithOriginal: (sha256) => look().publicByOriginal.get(sha256) ?? null,
    has: (id) => holdings.find(id) !== null,
    async needs({ recordId, sha256 }) {
      await holdings.refresh();
      const isRecord = recordId !== null && holdings.find(recordId) !== null;
      return isRecord || look().originals.has(sha256);
    },
  };
}

function lookThrough(holdings: Holdings): Seen {
  const catalogue = holdings.catalogue();
  const ofType = <T extends RecordType>(type: T) => catalogue.ofType(type).filter(isPublic);
  const communities = ofType('community');
  const languages = new Map([['vi', 'Tiếng Việt']]);
  for (const record of communities) {
    for (const tag of record.languages) {
      if (!languages.has(tag)) languages.set(tag, `${titleOf(record)} (${tag})`);
    }
  }
  return {
    catalogueHash: catalogue.hash,
    choices: {
      communities: toChoices(communities),
      places: toChoices(ofType('place')),
      people: toChoices(ofType('person')),
      languages: [...languages].map(([id, title]) => ({ id, title })),
    },
    publicByOriginal: new Map(ofType('media').map(({ id, original }) => [original.sha256, id])),
    originals: new Set(catalogue.ofType('media').map(({ original }) => original.sha256)),
  };
}

/** Not even names of anything else are offered to everybody who sends files. */
function isPublic({ access }: ArchiveRecord): boolean {
  return access?.level === 'public';
}

function toChoices(records: readonly ArchiveRecord[]): Choice[] {
  return records
    .map((record) => ({ id: record.id, title: titleOf(record) }))
    .sort((a, b) => a.title.localeCompare(b.title, 'vi'));
}

function titleOf(record: ArchiveRecord): string {
  return pickByLang(record.texts, 'vi')?.title ?? record.id;
}
