import type { PublicRecordOfType } from '#domain/public/record.ts';
import { languageName } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import type { RecordLink, References } from '../references.ts';

type Community = PublicRecordOfType<'community'>;

/** The concepts that name families of languages and the groups within them. */
const SCHEME = 'language-family';

/** A language as it is spoken by one people of the archive. */
export interface Speech {
  /** Its name in the page's language; where no language of the people is known, the people's own name. */
  words: string;
  /** Of `words`: the page's language for a language's name, its own for a people's. */
  lang: string;
  people: RecordLink;
  isOwn: boolean;
}

/** A group of languages, with the languages of the archive where it is the people's own. */
export interface Branch {
  link: RecordLink;
  /** Peoples of the archive whose speech belongs to it. */
  peoples: number;
  speeches: Speech[];
  isOwn: boolean;
}

/** Family, its groups, and the languages beside a people's own. */
export interface FamilyTree {
  family: RecordLink;
  /** Empty for a family without groups: `speeches` then hang on the family itself. */
  branches: Branch[];
  speeches: Speech[];
  sources: readonly string[];
}

/** Where the speech of a people belongs, as its record or that of the people above it says; `null` where none does. */
export function familyTree(
  page: Page,
  record: Community,
  references: References,
): FamilyTree | null {
  const own = familyConceptOf(record, references);
  if (own === null) return null;
  const above = own.facts.broader === null ? null : references.concept(own.facts.broader);
  const family = references.link((above ?? own).id);
  if (family === null) return null;
  const branches = references
    .links(references.list(`children:${family.id}`))
    .map((link) => branchOf(page, link, { own: own.id, record, references }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
  return {
    family,
    branches,
    speeches: above === null ? speechesUnder(page, own.id, { record, references }) : [],
    sources: [...new Set([...own.sources, ...(above?.sources ?? [])])],
  };
}

function familyConceptOf(
  record: Community,
  references: References,
): PublicRecordOfType<'concept'> | null {
  const seen = new Set<string>();
  for (let at: Community | null = record; at !== null && !seen.has(at.id); ) {
    seen.add(at.id);
    for (const id of at.concepts) {
      const concept = references.concept(id);
      if (concept?.facts.scheme === SCHEME) return concept;
    }
    at = at.facts.parent === null ? null : references.community(at.facts.parent);
  }
  return null;
}

function branchOf(
  page: Page,
  link: RecordLink,
  { own, record, references }: { own: string; record: Community; references: References },
): Branch {
  const isOwn = link.id === own;
  return {
    link,
    isOwn,
    peoples: peoplesUnder(link.id, references).length,
    speeches: isOwn ? speechesUnder(page, link.id, { record, references }) : [],
  };
}

function peoplesUnder(concept: string, references: References): RecordLink[] {
  return references
    .links(references.list(`concept:${concept}`))
    .filter(({ type }) => type === 'community');
}

function speechesUnder(
  page: Page,
  concept: string,
  { record, references }: { record: Community; references: References },
): Speech[] {
  const speeches = peoplesUnder(concept, references).flatMap((people): Speech[] => {
    const isOwn = people.id === record.id || people.id === record.facts.parent;
    const languages = references.community(people.id)?.facts.languages ?? [];
    if (languages.length === 0) {
      return [{ words: people.title, lang: people.lang, people, isOwn }];
    }
    return languages.map((tag) => ({
      words: languageName(page.t, tag),
      lang: page.lang,
      people,
      isOwn,
    }));
  });
  const told = new Set<string>();
  return speeches.filter(({ words, isOwn }) => {
    const isNew = !told.has(words) || isOwn;
    told.add(words);
    return isNew;
  });
}
