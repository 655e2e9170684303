import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildArchive } from '#cli/build/build-archive.ts';
import { type Listening, listen } from '#cli/serve/listen.ts';
import { openWorkspace } from '#cli/workspace.ts';

/**
 * Addresses that were given out, of Sample Village with one festival open in every channel. A line may be added to the
 * list; none may ever be taken away or changed.
 */
const root = join(import.meta.dirname, '..', 'fixtures');
const ADDRESSES = readFileSync(join(root, 'addresses/v1.txt'), 'utf8').trim().split('\n');
const home = mkdtempSync(join(tmpdir(), 'addresses-'));
let served: Listening;
let base: string;

beforeAll(async () => {
  for (const part of ['content', 'private', 'archive.yaml']) {
    cpSync(join(root, 'village', part), join(home, part), { recursive: true });
  }
  edit('archive.yaml', 'site:\n', 'site:\n  contact: kho@lang-mau.example\n');
  edit(
    'content/festivals/le-den-long-mau/record.yaml',
    'access: { level: public }',
    'access: { level: public, channels: [page, search, embed, dataset, harvest] }',
  );
  const workspace = openWorkspace({ config: join(home, 'archive.yaml') });
  const now = new Date('2026-11-29T00:00:00Z');
  await buildArchive(workspace, { now, full: false, onStep: () => {} });
  served = await listen(workspace, { port: 0, host: '127.0.0.1', lang: 'vi' });
  base = `http://127.0.0.1:${(served.server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  served?.server.close();
  rmSync(home, { recursive: true, force: true });
});

function edit(path: string, from: string, to: string): void {
  const before = readFileSync(join(home, path), 'utf8');
  if (!before.includes(from)) throw new Error(`no ${from} in ${path}`);
  writeFileSync(join(home, path), before.replace(from, to));
}

test.each(ADDRESSES)('%s still answers', async (address) => {
  const answer = await fetch(`${base}${address}`);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  if (!/^(?:id|ark|vi\/festivals)[/:]/.test(address)) return;
  // A page that leads on leads to one that is there.
  const [, to] = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(text) ?? [];
  if (to === undefined) return;
  const next = await fetch(new URL(to, answer.url));
  expect([to, next.status]).toEqual([to, 200]);
});
