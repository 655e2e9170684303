import { hashOf, type IndexFiles } from './index-files.ts';
import {
  CARD_GROUP,
  type CardDirectory,
  type CardTuple,
  cardDirectoryPath,
  cardPath,
  type FacetLabels,
  labelsPath,
} from './query/format.ts';

/** A card file spans 64 slots: 8 to 16 cards (see slots.ts). */
const CARD_SHIFT = 6;

/** Writes the cards of a locale, by ascending slot; answers the hash of the directory that leads to them. */
export async function writeCards(
  files: IndexFiles,
  locale: string,
  { tuples, labels }: { tuples: readonly CardTuple[]; labels: FacetLabels },
): Promise<string> {
  const byFile = Map.groupBy(tuples, ([slot]) => slot >> CARD_SHIFT);
  const byGroup = Map.groupBy(byFile.entries(), ([n]) => Math.floor(n / CARD_GROUP));
  let groups = '';
  for (let group = 0; group <= Math.max(-1, ...byGroup.keys()); group += 1) {
    const held = (byGroup.get(group) ?? []).map(([n, cards]) => ({
      n,
      json: JSON.stringify(cards),
    }));
    const hash = hashOf(...held.map(({ json }) => json));
    for (const { n, json } of held) await files.put(cardPath(locale, n, hash), json);
    groups += hash;
  }
  const labelsJson = JSON.stringify(labels);
  const directory: CardDirectory = { shift: CARD_SHIFT, groups, labels: hashOf(labelsJson) };
  await files.put(labelsPath(locale, directory.labels), labelsJson);
  const json = JSON.stringify(directory);
  await files.put(cardDirectoryPath(locale, hashOf(json)), json);
  return hashOf(json);
}
