import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readManifest } from '#release/manifest.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import { compileSiteApp } from '#release/site-app/compile.ts';
import { testEnv } from '#tests/env.ts';
import { publishSmallSite } from './small-site/publish-small-site.ts';
import { makeSmallProject, type SmallFestival } from './small-site/small-site.ts';

const KILLS = testEnv.full ? 60 : 12;
const NEVER_MS = 2 ** 31 - 1;
const FESTIVALS = 150;

let root: string;
let appEntry: string;

beforeAll(async () => {
  root = makeSmallProject();
  appEntry = (await compileSiteApp(root, join(root, '.archive/site-app'))).entry;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const festivals = (edition: string): SmallFestival[] =>
  Array.from({ length: FESTIVALS }, (_, n) => ({ id: `le-${n}`, title: `${edition} ${n}` }));

test(`a build killed at any of ${KILLS} moments leaves a whole site, and the next build goes on`, async () => {
  const state = mkdtempSync(join(tmpdir(), 'killed-'));
  const start = performance.now();
  await publishAndKill({ state, appEntry, festivals: festivals('0') }, NEVER_MS);
  const publicationMs = performance.now() - start;
  const outcomes = new Set<string>();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const edition = String(kill);
    const before = openReleasesFolder(state).current();
    const finished = await publishAndKill(
      { state, appEntry, festivals: festivals(edition) },
      (publicationMs * kill) / KILLS,
    );
    const after = openReleasesFolder(state).current();
    outcomes.add(finished ? 'finished' : after === before ? 'old site' : 'new site');
    expectWholeRelease(state);
  }
  expect(outcomes).toContain('old site');

  await publishSmallSite({ state, appEntry, festivals: festivals('last') });
  const fresh = mkdtempSync(join(tmpdir(), 'fresh-'));
  await publishSmallSite({ state: fresh, appEntry, festivals: festivals('last') });
  expect(hashesOf(join(state, 'current'))).toEqual(hashesOf(join(fresh, 'current')));
  expect(
    readdirSync(join(state, 'releases')).filter((name) => name.includes('unfinished')),
  ).toEqual([]);
});

/** Answers whether it ended before it was killed. */
function publishAndKill(release: object, afterMs: number): Promise<boolean> {
  const program = join(import.meta.dirname, 'small-site', 'publish-process.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(release)], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    child.on('error', reject);
    child.on('exit', (code) => {
      ended.abort();
      resolve(code === 0);
    });
    delay(afterMs, undefined, { signal: ended.signal }).then(
      () => child.kill('SIGKILL'),
      () => {},
    );
  });
}

/** Every file of the manifest is there with its bytes, nothing else is, and all pages are of one edition. */
function expectWholeRelease(state: string): void {
  const releases = openReleasesFolder(state);
  const number = releases.current();
  const manifest = number === null ? null : readManifest(releases.path, number);
  const expected = Object.entries(manifest?.files ?? {}).map(([path, { hash }]) => [path, hash]);
  expect(expected.length).toBeGreaterThan(FESTIVALS);
  expect(hashesOf(join(state, 'current'))).toEqual(Object.fromEntries(expected));
  const titles = Array.from({ length: FESTIVALS }, (_, n) =>
    readFileSync(join(state, 'current', `vi/festivals/le-${n}/index.html`), 'utf8'),
  );
  const editions = titles.map((page) => /<h1>(\w+) /.exec(page)?.[1]);
  expect(new Set(editions).size).toBe(1);
}

function hashesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((path) => [
      path.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16),
    ]),
  );
}
