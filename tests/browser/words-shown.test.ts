import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { scanExonyms } from '#projection/leaks/scan-exonyms.ts';
import { scanTerms } from '#projection/leaks/scan-terms.ts';
import { decodeIndex } from '#search/static-index/decode.ts';

const { folder } = inject('site');
const cacheFolder = mkdtempSync(join(tmpdir(), 'words-'));
const catalogue = await loadCatalogue({
  roots: [{ path: 'content', private: false }],
  cacheFolder,
  now: new Date(),
  timeZone: 'Asia/Ho_Chi_Minh',
});
afterAll(() => {
  catalogue.close();
  rmSync(cacheFolder, { recursive: true, force: true });
});

test('no page, feed, caption or suggestion shows a name that is for search only', async () => {
  const names = Array.from(catalogue.all()).flatMap((record) =>
    record.names
      .filter(({ kind }) => kind === 'exonym')
      .map(({ text }) => ({ recordId: record.id, text })),
  );
  const { cards } = await decodeIndex(folder);
  const suggestions = cards.map(({ locale, card }) => ({
    file: `search/cards/${locale}`,
    text: JSON.stringify(card),
  }));
  expect(scanExonyms({ folder, names, suggestions })).toEqual([]);
});

test('the locked terms hold in everything that is shown', () => {
  expect(catalogue.terms.length).toBeGreaterThan(3);
  expect(scanTerms({ folder, terms: catalogue.terms, defaultLang: 'vi' })).toEqual([]);
});
