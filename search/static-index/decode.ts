import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { SearchCard } from '../search-provider.ts';
import { payloadsIn } from './payload-file.ts';
import { type CardTuple, TIERS, type Tier } from './query/format.ts';
import { toCard } from './query/index-reader.ts';
import { unpack } from './query/payload.ts';
import { decodeShard } from './query/shard.ts';

export interface DecodedIndex {
  /** Every term of every tier, with the ids of the records it leads to. */
  terms: { tier: Tier; term: string; ids: string[] }[];
  /** Every card of every locale. */
  cards: { locale: string; card: SearchCard }[];
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
  const decoded: DecodedIndex = { terms: [], cards: [], directories: [] };
  const idOfSlot = new Map<number, string>();
  const files = await readdir(join(folder, 'search'), { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    const path = relative(folder, join(file.parentPath, file.name)).split(sep).join('/');
    const [, room = '', locale = ''] = path.split('/');
    const bytes = await unpack(await load(path));
    const tier = TIERS.find((name) => name === room);
    const text = () => new TextDecoder().decode(bytes);
    const leads = /^(to|names)-/.test(basename(path)) || (tier === undefined && room !== 'cards');
    if (leads) decoded.directories.push({ path, json: text() });
    else if (tier !== undefined) shards.push({ tier, terms: decodeShard(bytes) });
    else {
      for (const tuple of JSON.parse(text()) as CardTuple[]) {
        idOfSlot.set(tuple[0], tuple[1]);
        decoded.cards.push({ locale, card: toCard(tuple, locale) });
      }
    }
  }
  for (const { tier, terms } of shards) {
    for (const { exact, slots } of terms) {
      decoded.terms.push({ tier, term: exact, ids: slots.map((slot) => idOfSlot.get(slot) ?? '') });
    }
  }
  return decoded;
}
