import type { PublicRecord } from '#domain/public/record.ts';
import type { Media } from './about-media.ts';
import type { LanguageMap } from './language-map.ts';
import type { ManifestWords } from './words.ts';

/**
 * What a viewer must show: whose it is, who made it, the archive, that a machine made it, and the Local
 * Contexts labels of a community, by their type. Names are in every language of the words that go with them,
 * for a viewer that finds the reader's language shows that alone.
 */
export function creditOf(
  records: readonly PublicRecord[],
  { words, archive }: { words: ManifestWords; archive: string },
): LanguageMap {
  const names = records.flatMap(({ rights, ...record }) => [
    record.type === 'media' ? record.facts.creator : null,
    rights.attribution,
    rights.holder,
  ]);
  const credits = [...new Set([...names.filter((name) => name !== null), archive])];
  const machines = new Set(records.flatMap((record) => (isMade(record) ? [madeBy(record)] : [])));
  const labels = [
    ...new Set(records.flatMap(({ rights }) => rights.labels.map(({ type }) => type))),
  ];
  const said: LanguageMap[] = [
    ...[...machines].map((kind) => words.synthetic[kind]),
    ...(labels.length === 0 ? [] : [withAfter(words.labels, labels.join(', '))]),
  ];
  const langs = [...new Set(said.flatMap(Object.keys))];
  if (langs.length === 0) return { none: credits };
  return Object.fromEntries(
    langs.map((lang) => [lang, [...credits, ...said.flatMap((map) => map[lang] ?? [])]]),
  );
}

function isMade(record: PublicRecord): record is Media {
  return record.type === 'media' && record.facts.synthetic;
}

function madeBy({ facts }: Media): keyof ManifestWords['synthetic'] {
  if (facts.kind !== 'audio') return 'picture';
  return facts.speechLanguages.length > 0 ? 'voice' : 'sound';
}

function withAfter(words: LanguageMap, after: string): LanguageMap {
  return Object.fromEntries(
    Object.entries(words).map(([lang, [text = '']]) => [lang, [`${text}: ${after}`]]),
  );
}
