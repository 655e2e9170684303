import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeReleaseState } from '#release/manifest.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import { republishWhenDue } from './republish.ts';

function publish(state: string, number: number, validUntil: string | null): void {
  const releases = openReleasesFolder(state);
  mkdirSync(releases.unfinished(number));
  const rest = { projectionHash: '', frameHash: '', assets: {}, searchIndex: null, files: {} };
  const log = { version: 1 as const, inputs: [], pages: [] };
  writeReleaseState(releases.path, { version: 1, number, validUntil, ...rest }, log);
  releases.use(number);
}

const NOW = new Date('2027-03-01T16:59:59.800Z');
const START = performance.now();
/** A clock that stands at NOW when the tests begin. */
const now = () => new Date(NOW.getTime() + performance.now() - START);

test('a release is published again when its time is over, and not before', async () => {
  const state = mkdtempSync(join(tmpdir(), 'due-'));
  publish(state, 1, new Date(now().getTime() + 300).toISOString());
  const built: Date[] = [];
  const republishing = republishWhenDue(
    { state },
    {
      now,
      async build() {
        built.push(now());
        publish(state, 2, null);
      },
    },
  );
  await delay(1_000);
  expect(built).toEqual([]);
  await delay(1_000);
  expect(built).toHaveLength(1);
  await delay(500);
  expect(built).toHaveLength(1);
  republishing.stop();
});

test('a release that has no end is left alone until it is looked at again', async () => {
  const state = mkdtempSync(join(tmpdir(), 'due-'));
  publish(state, 1, null);
  let builds = 0;
  const build = async () => {
    builds += 1;
    publish(state, 3, null);
  };
  const republishing = republishWhenDue({ state }, { now, build });
  await delay(200);
  expect(builds).toBe(0);
  publish(state, 2, '2020-01-01T00:00:00Z');
  republishing.lookAgain();
  await delay(200);
  expect(builds).toBe(1);
  republishing.stop();
});
