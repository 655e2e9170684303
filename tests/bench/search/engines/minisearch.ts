import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { fold } from '#search/fold.ts';
import { tokenise } from '#search/tokens.ts';
import type { Answer } from '../figures.ts';
import { documentsOf, type Engine, peakRssMb, textOf, timed } from './engine.ts';

/** Forgiving from this length on: shorter words have too many neighbours. */
const FUZZY_FROM = 4;

/** MiniSearch 7 (https://lucaong.github.io/minisearch/), tuned: our words, our fold, names above texts. */
export const miniSearch: Engine = async ({ records, queries }) => {
  const engine = new MiniSearch({
    fields: ['titles', 'names', 'around', 'text'],
    tokenize: (text) => tokenise(text, { lastAlone: true }).map(({ folded }) => folded),
    processTerm: (term) => fold(term),
    searchOptions: {
      boost: { titles: 6, names: 5, around: 1.5 },
      prefix: (_, i, terms) => i === terms.length - 1,
      fuzzy: (term) => (term.length >= FUZZY_FROM ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  const [json, buildSeconds] = await timed(() => {
    for (const document of documentsOf(records)) {
      const of = (...fields: string[]) =>
        document.names
          .filter(({ field }) => fields.includes(field))
          .map(({ text }) => text)
          .join(' \n ');
      engine.add({
        id: document.id,
        titles: of('title', 'minor', 'term'),
        names: [of('name'), ...document.searchOnly].join(' \n '),
        around: of('context', 'minorContext', 'alias', 'minorAlias'),
        text: textOf(document),
      });
    }
    return serialised(engine);
  });
  const firstBytes = json.gzipBytes;
  const answers: Answer[] = [];
  for (const query of queries) {
    const [ids, seconds] = await timed(() => {
      const all = engine.search(query);
      const found = all.length > 0 ? all : engine.search(query, { combineWith: 'OR' });
      return found.slice(0, 10).map(({ id }) => String(id));
    });
    answers.push({ ids, firstBytes, nextBytes: 0, ms: seconds * 1000 });
  }
  return {
    made: { files: 1, indexMb: json.bytes / 1e6, buildSeconds, peakRssMb: peakRssMb() },
    answers,
  };
};

/** The index as it would be sent; part by part, for a string of all of it may be longer than strings can be. */
function serialised(engine: MiniSearch): { bytes: number; gzipBytes: number } {
  let bytes = 0;
  let gzipBytes = 0;
  for (const part of Object.values(engine.toJSON()) as unknown[]) {
    for (const piece of Array.isArray(part) ? chunks(part) : [part]) {
      const text = Buffer.from(JSON.stringify(piece) ?? '');
      bytes += text.length;
      gzipBytes += gzipSync(text).length;
    }
  }
  return { bytes, gzipBytes };
}

function chunks(items: readonly unknown[]): unknown[][] {
  const size = 10_000;
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
