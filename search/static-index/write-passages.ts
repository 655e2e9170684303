import type { TextPassage } from '../passages.ts';
import { type GroupWriter, groupWriter } from './group-writer.ts';
import { hashOf, type IndexFiles } from './index-files.ts';
import {
  PASSAGE_PART,
  type PackedPassage,
  type PassageDirectory,
  type PassageTuple,
  passageDirectoryPath,
  passagePath,
} from './query/format.ts';
import { PASSAGE_SHIFT, passageGroup } from './slots.ts';

/** See groupWriter: how many groups, which of them are written again (`null`: all), the hashes of the build before. */
export type PassageGroups = Record<'groups', number> & {
  touched: ReadonlySet<number> | null;
  standing: string;
};

/** A record's passages as they stand in the index. */
function pack(passages: readonly TextPassage[]): PackedPassage[] {
  return passages.map(({ lang, pieces }) => [
    lang,
    ...pieces.flatMap(({ text, at }): (string | number | [number, number])[] => [
      text,
      at === null ? 0 : 'page' in at ? at.page : [at.startSeconds, at.endSeconds],
    ]),
  ]);
}

/** Writes the passages of the records of groups that are touched. */
export function passageWriter(
  files: IndexFiles,
  groups: PassageGroups,
): { add: GroupWriter<readonly TextPassage[]>['add']; finish(): PassageDirectory } {
  const { add, finish } = groupWriter<readonly TextPassage[]>(files, {
    ...groups,
    groupOf: passageGroup,
    folder: (hash) => `search/passages/${hash}/`,
    write(items) {
      const held = contentsOf(items);
      const hash = hashOf(...held.map(({ json }) => json));
      for (const { n, slot, part, json } of held) {
        files.put(passagePath(n, { hash, slot, part }), json);
      }
      return hash;
    },
  });
  return {
    add,
    finish() {
      const directory: PassageDirectory = { shift: PASSAGE_SHIFT, groups: finish() };
      const json = JSON.stringify(directory);
      files.put(passageDirectoryPath(hashOf(json)), json);
      return directory;
    },
  };
}

function contentsOf(group: readonly [number, readonly TextPassage[]][]) {
  const together = new Map<number, PassageTuple[]>();
  const alone: { n: number; slot: number; part: number; json: string }[] = [];
  for (const [slot, passages] of group) {
    const packed = pack(passages);
    const n = slot >> PASSAGE_SHIFT;
    const file = together.get(n) ?? [];
    together.set(n, file);
    file.push([slot, 0, packed.slice(0, PASSAGE_PART)]);
    for (let part = 1; part * PASSAGE_PART < packed.length; part += 1) {
      const first = part * PASSAGE_PART;
      const tuple: PassageTuple = [slot, first, packed.slice(first, first + PASSAGE_PART)];
      alone.push({ n, slot, part, json: JSON.stringify([tuple]) });
    }
  }
  return [
    ...[...together].map(([n, tuples]) => ({ n, slot: 0, part: 0, json: JSON.stringify(tuples) })),
    ...alone,
  ];
}
