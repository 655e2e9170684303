import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tokenise } from '#search/tokens.ts';
import type { Answer } from '../figures.ts';
import { documentsOf, type Engine, peakRssMb, textOf, timed } from './engine.ts';

/** SQLite FTS5 over our words: what a server would answer. */
export const fts5: Engine = async ({ records, folder, queries }) => {
  const file = join(folder, 'fts5.sqlite');
  const database = new DatabaseSync(file);
  database.exec(
    `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
     CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, names, around, texts,
       tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'")`,
  );
  const words = (text: string) =>
    tokenise(text, { lastAlone: true })
      .map(({ folded }) => folded)
      .join(' ');
  const add = database.prepare('INSERT INTO words VALUES (?, ?, ?, ?)');
  const [, buildSeconds] = await timed(() => {
    database.exec('BEGIN');
    for (const document of documentsOf(records)) {
      const isAround = (field: string) => /ontext|lias/.test(field);
      const named = (around: boolean) =>
        document.names.filter(({ field }) => isAround(field) === around).map(({ text }) => text);
      add.run(
        document.id,
        words([...named(false), ...document.searchOnly].join(' \n ')),
        words(named(true).join(' \n ')),
        words(textOf(document)),
      );
    }
    database.exec('COMMIT');
  });
  const find = database.prepare(
    'SELECT id FROM words WHERE words MATCH ? ORDER BY bm25(words, 0, 10.0, 2.0, 1.0) LIMIT 10',
  );
  const answers: Answer[] = [];
  for (const query of queries) {
    const tokens = tokenise(query).map(({ folded }) => `"${folded}"`);
    const [ids, seconds] = await timed(() => {
      if (tokens.length === 0) return [];
      const all = find.all(`${tokens.join(' ')} *`);
      const found = all.length > 0 ? all : find.all(tokens.join(' OR '));
      return found.map(({ id }) => String(id));
    });
    answers.push({ ids, firstBytes: null, nextBytes: null, ms: seconds * 1000 });
  }
  database.close();
  return {
    made: { files: 1, indexMb: statSync(file).size / 1e6, buildSeconds, peakRssMb: peakRssMb() },
    answers,
  };
};
