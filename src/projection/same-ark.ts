import { ArchiveError } from '#domain/archive-error.ts';
import type { IndexEntry } from '#public-records/format.ts';

/** No two records may be one in ARKs, for what has been given out can never be changed. @throws ArchiveError `ark-collision`. */
export function refuseSameArk(entries: readonly Pick<IndexEntry, 'id' | 'ark'>[]): void {
  const taken = new Map<string, string>();
  for (const { id, ark } of entries) {
    const other = taken.get(ark);
    if (other !== undefined) throw arkCollision(other, id);
    taken.set(ark, id);
  }
}

function arkCollision(one: string, other: string): ArchiveError {
  return new ArchiveError({
    name: 'ark-collision',
    what: {
      vi: `Hai bản ghi "${one}" và "${other}" có cùng một mã ARK.`,
      en: `The records "${one}" and "${other}" have one and the same ARK.`,
    },
    hint: {
      vi: 'Đặt mã (id) khác cho bản ghi mới hơn trong hai bản ghi, khi nó chưa được công bố.',
      en: 'Give the newer of the two another id, while it has not been published.',
    },
  });
}
