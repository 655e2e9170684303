import type { TextPassage } from '../passages.ts';
import type { IndexFiles } from './index-files.ts';
import type { PassageDirectory } from './query/format.ts';
import { type TextDirectories, type TextIndex, textIndex } from './text-index.ts';
import { type PassageGroups, passageWriter } from './write-passages.ts';

/** What has to be known of a build before its texts come. */
export interface TextsPlan {
  pairBuckets: number;
  documents: number;
  passageGroups: PassageGroups;
}

/** Where the texts of a build stand. */
export interface WrittenTexts {
  directories: TextDirectories;
  passages: PassageDirectory;
}

/** Takes the texts of records, by ascending slot: their words are indexed, their passages written as they come. */
export interface Texts {
  /** A record that is not `fresh` is in the index already; its passages are written again with those of its group. */
  add(slot: number, passages: readonly TextPassage[], fresh: boolean): void | Promise<void>;
  load: TextIndex['load'];
  write(): WrittenTexts | Promise<WrittenTexts>;
}

export function textsHere(files: IndexFiles, plan: TextsPlan) {
  const index = textIndex(plan.pairBuckets);
  const writer = passageWriter(files, plan.passageGroups);
  return {
    add(slot, passages, fresh) {
      if (fresh) index.add(slot, passages);
      writer.add(slot, passages);
    },
    load: index.load,
    write: () => ({ directories: index.write(files, plan.documents), passages: writer.finish() }),
  } satisfies Texts;
}
