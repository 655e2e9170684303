import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compileStudioApp } from '#release/site-app/compile.ts';
import { archiveAtHand } from './archive-at-hand.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const VILLAGE = join(ROOT, 'tests/fixtures/village');
/** Of this checkout; a later run begins from it and makes only what changed since. */
const TEMPLATE = join(tmpdir(), `built-village-of-tests-${basename(ROOT)}`);
const LOCK = `${TEMPLATE}.lock`;
/** A run that was killed left it. */
const LOCK_IS_OLD_MS = 15 * 60_000;

/** Puts the sample village, its settings and nothing that was made of it, into a folder. */
export function layVillage(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ['content', 'private']) {
    cpSync(join(VILLAGE, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  }
  const config = join(folder, 'archive.yaml');
  writeFileSync(
    config,
    `name: Làng Mẫu (hư cấu)
site: { url: "http://localhost", locales: [vi, en] }
contentRoots: [{ path: content }, { path: private, private: true }]
studio: { enabled: true }
`,
  );
  return config;
}

/**
 * Gives the village in `folder` what is made of it: media, pages, the compiled studio. All of it is made
 * once for all tests, by the real commands, and copied.
 */
export async function bringMade(folder: string): Promise<void> {
  await template();
  execFileSync('cp', ['-a', join(TEMPLATE, '.archive'), join(folder, '.archive')]);
}

let made: Promise<void> | undefined;
function template(): Promise<void> {
  made ??= withLock(make);
  return made;
}

async function make(): Promise<void> {
  const making = `${TEMPLATE}.making`;
  rmSync(making, { recursive: true, force: true });
  if (existsSync(TEMPLATE)) renameSync(TEMPLATE, making);
  for (const name of ['content', 'private']) {
    rmSync(join(making, name), { recursive: true, force: true });
  }
  const { run } = archiveAtHand(layVillage(making));
  for (const command of ['media', 'build']) {
    const { code, stderr } = await run(command);
    if (code !== 0) throw new Error(`the village cannot be made: ${stderr}`);
  }
  await compileStudioApp(ROOT, join(making, '.archive', 'studio-app'));
  renameSync(making, TEMPLATE);
}

async function withLock(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      const since = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (since > LOCK_IS_OLD_MS) rmSync(LOCK, { recursive: true, force: true });
      else await wait(500);
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}
