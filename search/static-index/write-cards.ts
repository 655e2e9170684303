import type { BuildPlan } from './build-plan.ts';
import { hashOf, type IndexFiles } from './index-files.ts';
import {
  CARD_GROUP,
  type CardDirectory,
  type CardTuple,
  cardDirectoryPath,
  cardPath,
  type FacetLabels,
  HASH_LENGTH,
  labelsPath,
} from './query/format.ts';
import { CARD_SHIFT, cardGroup } from './slots.ts';

/**
 * Writes the cards of a locale: `tuples`, by ascending slot, are all those of the groups that the plan
 * has touched; the other groups stay as they are. Answers the directory that leads to all.
 */
export function writeCards(
  files: IndexFiles,
  locale: string,
  { tuples, labels, plan }: { tuples: readonly CardTuple[]; labels: FacetLabels; plan: BuildPlan },
): CardDirectory {
  const byFile = Map.groupBy(tuples, ([slot]) => slot >> CARD_SHIFT);
  const byGroup = Map.groupBy(byFile, ([n]) => Math.floor(n / CARD_GROUP));
  const standing = plan.before?.cards[locale]?.groups ?? '';
  const lastSlot = [...plan.slots.values()].pop();
  const groups = lastSlot === undefined ? 0 : cardGroup(lastSlot) + 1;
  let hashes = '';
  for (let group = 0; group < groups; group += 1) {
    const kept = standing.slice(group * HASH_LENGTH, (group + 1) * HASH_LENGTH);
    if (kept !== '' && !plan.touchedGroups.has(group)) {
      files.keep(`search/cards/${locale}/${kept}/`);
      hashes += kept;
      continue;
    }
    const held = (byGroup.get(group) ?? []).map(([n, cards]) => ({
      n,
      json: JSON.stringify(cards),
    }));
    const hash = hashOf(...held.map(({ json }) => json));
    for (const { n, json } of held) files.put(cardPath(locale, n, hash), json);
    hashes += hash;
  }
  const names = JSON.stringify(labels);
  const directory: CardDirectory = { shift: CARD_SHIFT, groups: hashes, labels: hashOf(names) };
  const json = JSON.stringify(directory);
  files.put(labelsPath(locale, directory.labels), names);
  files.put(cardDirectoryPath(locale, hashOf(json)), json);
  return directory;
}
