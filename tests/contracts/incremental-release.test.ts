import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuildReport, buildArchive } from '#cli/build/build-archive.ts';
import { openWorkspace } from '#cli/workspace.ts';
import { inFewLanguages, testEnv } from '../env.ts';

/**
 * The sample archive is edited as editors would, and built after every edit by one process that goes on
 * living, as `archive serve` does. Another process builds all of it afresh, to compare.
 */
const root = join(import.meta.dirname, '..', '..');
const home = mkdtempSync(join(tmpdir(), 'incremental-'));
const content = (path: string) => join(home, 'content', path);
const state = join(home, '.archive');
const NOW = '2026-12-01T00:00:00Z';

beforeAll(async () => {
  cpSync(join(root, 'content'), join(home, 'content'), { recursive: true });
  const settings = readFileSync(join(root, 'archive.yaml'), 'utf8');
  writeFileSync(join(home, 'archive.yaml'), inFewLanguages(settings, ['vi']));
  await build();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function build(): Promise<BuildReport> {
  const workspace = openWorkspace({ config: join(home, 'archive.yaml') });
  return buildArchive(workspace, { now: new Date(NOW), full: false, onStep: () => {} });
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(content(path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  writeFileSync(content(path), after);
}

const EDITS: { name: string; edit: () => void; fresh: string; says: string | null }[] = [
  {
    name: 'a title changed',
    edit: () =>
      edit('festivals/ok-om-bok/vi.md', (text) =>
        text.replace(/^title: .*/m, 'title: Lễ Cúng Trăng thử'),
      ),
    fresh: 'vi/festivals/ok-om-bok/index.html',
    says: 'Lễ Cúng Trăng thử',
  },
  {
    name: 'a record was added',
    edit() {
      cpSync(content('festivals/ok-om-bok'), content('festivals/le-thu'), { recursive: true });
      edit('festivals/le-thu/record.yaml', (text) => text.replace(/^id: .*/m, 'id: le-thu'));
      edit('festivals/le-thu/vi.md', (text) => text.replace(/^title: .*/m, 'title: Lễ mới thêm'));
    },
    fresh: 'vi/festivals/index.html',
    says: 'Lễ mới thêm',
  },
  {
    name: 'a slug became a former slug',
    edit: () =>
      edit(
        'festivals/le-thu/record.yaml',
        (text) => `${text}slug: le-doi-ten\nformerSlugs: [le-thu]\n`,
      ),
    fresh: 'vi/festivals/le-thu/index.html',
    says: 'le-doi-ten',
  },
  {
    name: 'a date was announced',
    edit() {
      cpSync(content('occurrences/kate-2025'), content('occurrences/kate-2027'), {
        recursive: true,
      });
      edit('occurrences/kate-2027/record.yaml', (text) =>
        text
          .replace(/^id: .*/m, 'id: kate-2027')
          .replace(/^status: .*/m, 'status: announced')
          .replace(/^start: .*/m, 'start: 2027-09-30')
          .replace(/^end: .*/m, 'end: 2027-09-30'),
      );
    },
    fresh: 'vi/calendar/festivals/kate.ics',
    says: 'DTSTART;VALUE=DATE:20270930',
  },
  {
    name: 'a record was withdrawn',
    edit: () =>
      appendFileSync(
        join(home, 'withdrawals.jsonl'),
        `${JSON.stringify({ id: 'ok-om-bok', at: '2026-11-30T00:00:00Z', by: 'thu' })}\n`,
      ),
    fresh: 'vi/festivals/ok-om-bok/index.html',
    says: null,
  },
  {
    name: 'a record was removed',
    edit: () => rmSync(content('festivals/le-thu'), { recursive: true }),
    fresh: 'vi/festivals/index.html',
    says: null,
  },
];

/** What machines get is among what is compared. */
const EXPORTED = [
  'api/1/records/kate-2025.json',
  'dataset/datapackage.json',
  'national/SHA256SUMS.sig',
  'oai/oai_dc/1.xml',
];

/** What one edit leaves stale is stale after the next one too, and fresh builds are dear. */
const COMPARED = ['a record was removed'];
const isCompared = (name: string): boolean => testEnv.full || COMPARED.includes(name);

test.each(EDITS)(
  'after $name the release is what a fresh build makes, byte for byte',
  async (step) => {
    step.edit();
    const { pages, pagesRendered, pagesRewritten } = await build();
    expect(pagesRewritten).toBeGreaterThan(0);
    expect(pagesRendered).toBeLessThan(pages / 2);
    const page = readFileSync(join(state, 'current', step.fresh), 'utf8');
    if (step.says === null) expect(page).not.toMatch(/Cúng Trăng thử|Lễ mới thêm/);
    else expect(page).toContain(step.says);
    if (!isCompared(step.name)) return;

    const fresh = mkdtempSync(join(tmpdir(), 'fresh-'));
    // Compiled pages are the same, and cards are named by all that decides them (tested where they are
    // drawn); everything else that depends on records is made anew.
    for (const same of ['site-app', 'cards']) {
      cpSync(join(state, same), join(fresh, same), { recursive: true });
    }
    // What was given out to calendars is history, and no build can make it anew.
    cpSync(join(state, 'issued-dates.jsonl'), join(fresh, 'issued-dates.jsonl'));
    // So is when what machines get last changed, and by whose key it is signed; what they get is made anew.
    cpSync(join(state, 'national.key'), join(fresh, 'national.key'));
    copyTimes(join(state, 'exported.sqlite'), join(fresh, 'exported.sqlite'));
    await execa(process.execPath, [
      join(root, 'src/cli/archive.ts'),
      ...['build', '--config', join(home, 'archive.yaml'), '--state', fresh, '--now', NOW],
    ]);
    const made = hashesOf(join(state, 'current'));
    const anew = hashesOf(join(fresh, 'current'));
    rmSync(fresh, { recursive: true, force: true });
    // Shards of the releases before stay for readers who have their pages open.
    const olderShards = Object.keys(made).filter(
      (path) => path.startsWith('search/') && !(path in anew),
    );
    for (const path of olderShards) delete made[path];
    expect(made).toEqual(anew);
    for (const path of EXPORTED) expect(Object.keys(made)).toContain(path);
  },
);

test('nothing of what was withdrawn or removed is in any release kept', () => {
  const told = readdirSync(join(state, 'releases'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /Cúng Trăng thử|Lễ mới thêm/.test(readFileSync(path, 'utf8')));
  expect(told).toEqual([]);
});

/** The store of exports, with nothing that could tell a build that an item still holds. */
function copyTimes(from: string, to: string): void {
  const store = new DatabaseSync(from);
  store.prepare('VACUUM INTO ?').run(to);
  store.close();
  const copy = new DatabaseSync(to);
  copy.exec("UPDATE item SET inputs = '', hashes = ''; DELETE FROM program");
  copy.close();
}

function hashesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((path) => [
      path.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}
