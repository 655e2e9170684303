import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Page } from 'playwright-core';
import { fold } from '#search/fold.ts';
import { openChromium } from '#tests/open-chromium.ts';
import { serveFolder } from '../../serve-folder.ts';
import type { Answer } from '../figures.ts';
import { documentsOf, type Engine, peakRssMb, textOf, timed } from './engine.ts';

/**
 * Pagefind 1.6 (https://pagefind.app) in Chromium, as well as it can be set: one index for all languages,
 * names weighted above texts and once more without diacritics, queries folded when the index has no
 * answer to them as typed.
 */
export const pagefind: Engine = async ({ records, folder, queries }) => {
  const output = join(folder, 'pagefind');
  const [, buildSeconds] = await timed(async () => {
    const { index } = await createIndex({ forceLanguage: 'en' });
    if (index === undefined) throw new Error('pagefind made no index');
    for (const document of documentsOf(records)) {
      const own = document.names.filter(({ field }) => !/ontext|lias/.test(field));
      const around = document.names.filter(({ field }) => /ontext|lias/.test(field));
      const list = (names: readonly { text: string }[]) => names.map(({ text }) => text).join(', ');
      const names = `${list(own)} ${document.searchOnly.join(', ')}`;
      const content = `<!doctype html><html lang="en"><head><title>${escaped(document.id)}</title></head><body>
<h1 data-pagefind-meta="title" data-pagefind-weight="10">${escaped(names)}</h1>
<p data-pagefind-weight="8">${escaped(fold(names))}</p><p data-pagefind-weight="2">${escaped(list(around))} ${escaped(fold(list(around)))}</p>
<p>${escaped(textOf(document))}</p></body></html>`;
      await index.addHTMLFile({ url: `/${document.id}/`, content });
    }
    await index.writeFiles({ outputPath: output });
    await index.deleteIndex();
    await close();
  });
  const sizes = filesIn(output);
  const server = await serveFolder(folder);
  writeFileSync(join(folder, 'page.html'), '<!doctype html><html lang="en"><title>search</title>');
  const browser = await openChromium();
  const answers: Answer[] = [];
  try {
    const kept = await pageOf(
      await browser.newContext().then((context) => context.newPage()),
      server.url,
    );
    for (const query of queries) {
      const context = await browser.newContext();
      server.sent.bytes = 0;
      const fresh = await pageOf(await context.newPage(), server.url);
      const { ids } = await ask(fresh, query);
      const firstBytes = server.sent.bytes;
      await context.close();
      server.sent.bytes = 0;
      const { ms } = await ask(kept, query);
      answers.push({ ids, firstBytes, nextBytes: server.sent.bytes, ms });
    }
  } finally {
    await browser.close();
    server.close();
  }
  return {
    made: { ...sizes, buildSeconds, peakRssMb: peakRssMb() },
    answers,
  };
};

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

async function pageOf(page: Page, url: string): Promise<Page> {
  await page.goto(`${url}/page.html`);
  return page;
}

/** Results with the fragments that a page needs to show them. */
async function ask(page: Page, query: string): Promise<{ ids: string[]; ms: number }> {
  return await page.evaluate(
    async ([typed, folded]) => {
      const started = performance.now();
      const script = '/pagefind/pagefind.js';
      const engine = await import(script);
      await engine.init();
      const find = async (words: string) =>
        (await engine.search(words)).results as {
          data(): Promise<{ url: string }>;
        }[];
      let results = await find(typed ?? '');
      if (results.length === 0) results = await find(folded ?? '');
      const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return {
        ids: shown.map(({ url }) => url.replaceAll('/', '')),
        ms: performance.now() - started,
      };
    },
    [query, fold(query)],
  );
}

function filesIn(folder: string): { files: number; indexMb: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const bytes = files.reduce(
    (sum, file) => sum + statSync(join(file.parentPath, file.name)).size,
    0,
  );
  return { files: files.length, indexMb: bytes / 1e6 };
}
