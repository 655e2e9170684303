import { toCsvLine } from './csv.ts';
import { always, instant, text } from './fields.ts';

/** What became of a record last. */
export interface Change {
  id: string;
  change: 'added' | 'changed' | 'removed';
  /** RFC 3339, in UTC. */
  at: string;
}

/** Fields of `changes.csv`. A removed record is named by its id alone, so that copies can be deleted. */
export const CHANGE_FIELDS = [
  always(text('id', 'Mã bản ghi', 'Id of the record'), { unique: true }),
  always(text('change', 'Thêm mới, thay đổi, rút ra', 'What happened to it'), {
    enum: ['added', 'changed', 'removed'],
  }),
  always(instant('at', 'Vào lúc', 'When')),
];

/** The lines of `changes.csv`, in the order given. */
export function* changeLines(changes: Iterable<Change>): Iterable<string> {
  yield toCsvLine(CHANGE_FIELDS.map(({ name }) => name));
  for (const { id, change, at } of changes) yield toCsvLine([id, change, at]);
}
