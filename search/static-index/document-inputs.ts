import { createHash } from 'node:crypto';
import type { SearchableRecords } from '../documents.ts';

const LIST = 'list:';
const CARD = 'card:';

/** `records`, telling `log` the id of every record that is read or found wanting, `card:<id>` of every card and `list:<name>` of every list. */
export function watchedRecords(
  records: SearchableRecords,
  log: (id: string) => void,
): SearchableRecords {
  return {
    entries: records.entries,
    entry(id) {
      log(id);
      return records.entry(id);
    },
    card(id) {
      log(`${CARD}${id}`);
      return records.card(id);
    },
    inChannel(channel) {
      const allowed = records.inChannel(channel);
      return {
        has(id) {
          log(id);
          return allowed.has(id);
        },
      };
    },
    searchOnlyNames: (id) => records.searchOnlyNames(id),
    list(name) {
      log(`${LIST}${name}`);
      return records.list(name);
    },
    hashOf: (input) => records.hashOf(input),
  };
}

/** What a document made of these records hangs on now: the same print, the same document and card. */
export function printOf(id: string, inputs: readonly string[], records: SearchableRecords): string {
  const allowed = records.inChannel('search');
  const hash = createHash('sha256').update(JSON.stringify(records.searchOnlyNames(id)));
  for (const input of inputs) {
    const isOwnKey = input.startsWith(LIST) || input.startsWith(CARD);
    const now = isOwnKey
      ? records.hashOf(input)
      : allowed.has(input)
        ? records.hashOf(`record:${input}`)
        : null;
    hash.update(`\n${now}`);
  }
  return hash.digest('base64url').slice(0, 22);
}
