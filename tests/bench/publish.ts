import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openWorkspace } from '#cli/workspace.ts';
import { hashFiles } from '#studio/drafts/draft.ts';
import { openRooms } from '#studio/open-studio.ts';
import { archiveAtHand, type Browser } from '../studio/archive-at-hand.ts';
import { fieldsOf } from '../studio/village-studio.ts';
import { type BenchRecord, makeCorpus } from './corpus.ts';
import { writeArchive, writeRecord } from './write-archive.ts';

/**
 * `npm run bench:publish`: from the officer's press of "publish" to the page that visitors read, in an
 * archive of 5,000 records, beside the same edit made by hand in a terminal: file written, `git commit`,
 * `archive build`. In turns in the same run. Options: `--records 5000`, `--edits 7`.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    records: { type: 'string', default: '5000' },
    edits: { type: 'string', default: '7' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'bench-publish-'));
const config = join(folder, 'archive.yaml');
const content = join(folder, 'content');
const records = makeCorpus(Number(values.records));
const festivals = records.filter(({ type }) => type === 'festival');
const festival = festivals[Math.floor(festivals.length / 2)] as BenchRecord;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=b@x.example', ...args], {
    cwd: content,
    encoding: 'utf8',
  });

try {
  writeArchive(folder, records, { settings: 'studio: { enabled: true }\n' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Content');
  const archive = archiveAtHand(config);
  const account = await archive.account('Officer', [
    { role: 'editor', communities: 'all' },
    { role: 'officer', communities: 'all' },
  ]);
  const built = await archive.run('build');
  if (built.code !== 0) throw new Error(built.stderr);
  const seconds: { studio: number[]; byHand: number[] } = { studio: [], byHand: [] };
  const served = await archive.serve();
  const officer = await served.signIn(account);
  for (let edit = 1; edit <= Number(values.edits); edit++) {
    seconds.studio.push(await publishInStudio(officer, served.url, edit));
    await isIdle(officer);
  }
  await served.stop();
  for (let edit = 1; edit <= Number(values.edits); edit++) {
    const changed = titled(festival, `by hand ${edit}`);
    const start = performance.now();
    writeRecord(folder, changed);
    git('commit', '--quiet', '-a', '-m', `Edit ${edit}`);
    const { code, stderr } = await archive.run('build');
    if (code !== 0) throw new Error(stderr);
    seconds.byHand.push((performance.now() - start) / 1000);
  }
  const [studio, byHand] = [median(seconds.studio), median(seconds.byHand)];
  const slowest = Math.max(...seconds.studio);
  process.stdout.write(
    `${JSON.stringify({
      records: records.length,
      studioSeconds: rounded(studio),
      studioSlowestSeconds: rounded(slowest),
      byHandSeconds: rounded(byHand),
      runs: { studio: seconds.studio.map(rounded), byHand: seconds.byHand.map(rounded) },
    })}\n`,
  );
  if (slowest > 5) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Seconds from the press of the button until a visitor is given the new title. */
async function publishInStudio(officer: Browser, url: string, edit: number): Promise<number> {
  const id = festival.id;
  const title = `${festival.texts.vi.title} studio ${edit}`;
  const home = join(content, 'festivals', id);
  const files = Object.fromEntries(
    readdirSync(home).map((name) => [name, readFileSync(join(home, name), 'utf8')]),
  );
  const rooms = await openRooms(openWorkspace({ config }));
  rooms.drafts.save({
    recordId: id,
    type: 'festival',
    folder: `festivals/${id}/`,
    files: { ...files, 'vi.md': files['vi.md']?.replace(/^title:.*$/m, `title: "${title}"`) ?? '' },
    baseHash: hashFiles(files),
    changedBy: 'writer',
    changedAt: new Date().toISOString(),
    basedOnVersion: rooms.drafts.find(id)?.version ?? 0,
  });
  rooms.close();
  const step = async (name: string) => {
    const to = `/studio/review/${id}/${name}/`;
    const form = await (await officer.get(`/studio/review/${id}/`)).text();
    return { to, fields: fieldsOf(form, to) };
  };
  const submit = await step('submit');
  await officer.post(submit.to, submit.fields);
  const publish = await step('publish');
  const start = performance.now();
  const answer = await officer.post(publish.to, publish.fields);
  if (answer.status !== 303) throw new Error(`not published: ${answer.status}`);
  const address = new URL(`/vi/festivals/${id}/`, url);
  for (;;) {
    const html = await (await fetch(address)).text();
    if (html.includes(title)) return (performance.now() - start) / 1000;
    if (performance.now() - start > 120_000) throw new Error('not visible after two minutes');
    await wait(20);
  }
}

/** Until nothing of the last publication goes on behind it. */
async function isIdle(officer: Browser): Promise<void> {
  for (;;) {
    const html = await (await officer.get('/studio/publishing/')).text();
    if (!/refresh/i.test(html)) break;
    await wait(100);
  }
  await wait(1500);
}

function titled(record: BenchRecord, more: string): BenchRecord {
  const { vi } = record.texts;
  return { ...record, texts: { ...record.texts, vi: { ...vi, title: `${vi.title} ${more}` } } };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
