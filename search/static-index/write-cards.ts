import type { BuildPlan } from './build-plan.ts';
import { type GroupWriter, groupWriter } from './group-writer.ts';
import { hashOf, type IndexFiles } from './index-files.ts';
import {
  type CardDirectory,
  type CardTuple,
  cardDirectoryPath,
  cardPath,
  type FacetLabels,
  labelsPath,
  placesPath,
} from './query/format.ts';
import { CARD_SHIFT, cardGroup, groupCount } from './slots.ts';

/** Writes the cards of a locale: those of the groups that the plan has touched, by ascending slot. */
export function cardWriter(
  files: IndexFiles,
  locale: string,
  plan: BuildPlan,
): {
  add: GroupWriter<CardTuple>['add'];
  /** Answers the directory that leads to all. `names`: the hash of the order by name. */
  finish(told: { labels: FacetLabels; places: FacetLabels; names: string }): CardDirectory;
} {
  const { add, finish } = groupWriter<CardTuple>(files, {
    groups: groupCount(plan.slots, cardGroup),
    groupOf: cardGroup,
    touched: plan.before === null ? null : plan.touchedGroups,
    standing: plan.before?.cards[locale]?.groups ?? '',
    folder: (hash) => `search/cards/${locale}/${hash}/`,
    write(items) {
      const byFile = Map.groupBy(items, ([slot]) => slot >> CARD_SHIFT);
      const held = [...byFile].map(([n, cards]) => ({
        n,
        json: JSON.stringify(cards.map(([, tuple]) => tuple)),
      }));
      const hash = hashOf(...held.map(({ json }) => json));
      for (const { n, json } of held) files.put(cardPath(locale, n, hash), json);
      return hash;
    },
  });
  return {
    add,
    finish({ labels, places, names }) {
      const labelsJson = JSON.stringify(labels);
      const placesJson = JSON.stringify(places);
      const directory: CardDirectory = {
        shift: CARD_SHIFT,
        groups: finish(),
        labels: hashOf(labelsJson),
        places: hashOf(placesJson),
        names,
      };
      const json = JSON.stringify(directory);
      files.put(labelsPath(locale, directory.labels), labelsJson);
      files.put(placesPath(locale, directory.places), placesJson);
      files.put(cardDirectoryPath(locale, hashOf(json)), json);
      return directory;
    },
  };
}
