import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { SearchCard } from '../search-provider.ts';
import { payloadsIn } from './payload-file.ts';
import {
  type CardTuple,
  LONG,
  type PassageTuple,
  TIERS,
  type Tier,
  unpackPassage,
} from './query/format.ts';
import { toCard } from './query/index-reader.ts';
import { unpack } from './query/payload.ts';
import { decodeShard } from './query/shard.ts';

export interface DecodedIndex {
  /** Every term of every tier, with the ids of the records it leads to (none for spellings, nor for long lists where only their number stands). */
  terms: { tier: Tier; term: string; ids: string[] }[];
  /** Every card of every locale. */
  cards: { locale: string; card: SearchCard }[];
  /** The texts of records, as snippets show them. */
  passages: { id: string; text: string }[];
  /** Files that only say where others are (entry, directories), as text. */
  directories: { path: string; json: string }[];
}

/**
 * Everything the static index under `<folder>/search/` says, whether or not its entry leads there:
 * for the leak scanner. Throws on a file that is not of the index.
 */
export async function decodeIndex(folder: string): Promise<DecodedIndex> {
  const load = payloadsIn(folder);
  const shards: { tier: Tier; terms: ReturnType<typeof decodeShard> }[] = [];
  const decoded: DecodedIndex = { terms: [], cards: [], passages: [], directories: [] };
  const tuples: PassageTuple[] = [];
  const idOfSlot = new Map<number, string>();
  const files = await readdir(join(folder, 'search'), { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    const path = relative(folder, join(file.parentPath, file.name)).split(sep).join('/');
    const [, room = '', locale = ''] = path.split('/');
    const bytes = await unpack(await load(path));
    const tier = TIERS.find((name) => name === room);
    const text = () => new TextDecoder().decode(bytes);
    const leads = /^(to|names|places)-/.test(basename(path)) || file.parentPath.endsWith('search');
    if (room === 'orders' && !leads) continue;
    if (leads) decoded.directories.push({ path, json: text() });
    else if (tier !== undefined) shards.push({ tier, terms: decodeShard(bytes) });
    else if (room === 'passages') tuples.push(...(JSON.parse(text()) as PassageTuple[]));
    else {
      for (const tuple of JSON.parse(text()) as CardTuple[]) {
        idOfSlot.set(tuple[0], tuple[1]);
        decoded.cards.push({ locale, card: toCard(tuple, locale) });
      }
    }
  }
  for (const { tier, terms } of shards) {
    for (const { exact, slots, weights } of terms) {
      const counts = tier === 'spellings' || tier === 'backward' || weights[0] === LONG;
      decoded.terms.push({
        tier,
        term: tier === 'backward' ? [...exact].reverse().join('') : exact,
        ids: counts ? [] : [...new Set(slots)].map((slot) => idOfSlot.get(slot) ?? ''),
      });
    }
  }
  for (const [slot, , passages] of tuples) {
    const id = idOfSlot.get(slot) ?? '';
    for (const { text } of passages.flatMap(unpackPassage)) decoded.passages.push({ id, text });
  }
  return decoded;
}
