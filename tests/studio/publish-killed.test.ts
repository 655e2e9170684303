import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace } from '#cli/workspace.ts';
import { hashFiles } from '#studio/drafts/draft.ts';
import { openRooms } from '#studio/open-studio.ts';
import { openJournal } from '#studio/publishing/journal.ts';
import { testEnv } from '#tests/env.ts';
import type { Served } from './archive-at-hand.ts';
import { makeVillageStudio } from './village-studio.ts';

const KILLS = testEnv.full ? 50 : 5;
/** A start of the server, a publication, a kill, another start: on a machine that has other work too. */
const CYCLE_MS = 180_000;
const village = makeVillageStudio();
const ID = 'cho-thu-mau';

/** Its number stands in every file: whoever finds two numbers found a mix. */
const filesOf = (number: number) => ({
  'record.yaml': `id: ${ID}
type: custom
review: community-authored
access: { level: public }
rights: { licence: CC0-1.0, holder: Làng Mẫu bản-${number}-x }
domain: social
`,
  'vi.md': `---\ntitle: Tục thử bản-${number}-x\nstatus: reviewed\n---\n\nNgười làng giữ bản-${number}-x. [@src-bien-ban-lang-mau]\n`,
  'en.md': `---\ntitle: Trial custom bản-${number}-x\nstatus: reviewed\n---\n\nThe village keeps bản-${number}-x. [@src-bien-ban-lang-mau]\n`,
});
const numbersIn = (text: string) => [
  ...new Set([...text.matchAll(/bản-(\d+)-x/g)].map(([, number]) => Number(number))),
];

let officer: string;
let served: Served | null = null;
beforeAll(async () => {
  await village.build();
  officer = await village.account('Cán Bộ Mẫu', [{ role: 'officer', communities: 'all' }]);
});
afterAll(async () => {
  await served?.stop();
  village.remove();
});

async function withRooms<T>(work: (rooms: Awaited<ReturnType<typeof openRooms>>) => T): Promise<T> {
  const rooms = await openRooms(openWorkspace({ config: village.config }));
  try {
    return work(rooms);
  } finally {
    rooms.close();
  }
}

/** Puts a version into review and answers with what an officer's button sends. */
function draft(number: number) {
  return withRooms(({ drafts }) => {
    const files = filesOf(number);
    const saved = drafts.save({
      recordId: ID,
      type: 'custom',
      folder: `customs/${ID}/`,
      files,
      baseHash: number === 0 ? null : hashFiles(filesOf(number - 1)),
      changedBy: 'writer',
      changedAt: new Date().toISOString(),
      basedOnVersion: 0,
    });
    if (!('saved' in saved)) throw new Error('somebody else drafts');
    drafts.setState(ID, 'in-review', 'writer', new Date());
    return { version: String(saved.saved.version), hash: hashFiles(files) };
  });
}

/** As the journal has it, without opening the rooms: it is asked often. */
function lastPublication() {
  const database = new DatabaseSync(join(village.state, 'studio', 'studio.sqlite'));
  try {
    return openJournal(database).lastOf(ID);
  } finally {
    database.close();
  }
}
const pages = () =>
  ['vi', 'en'].map((locale) =>
    readFileSync(join(village.state, 'current', locale, 'customs', ID, 'index.html'), 'utf8'),
  );
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: village.content, encoding: 'utf8' });

async function untilVisible(count: number) {
  for (let tries = 0; tries < 600; tries += 1) {
    const last = lastPublication();
    if (last?.state === 'visible' && last.n >= count) return;
    if (last?.state === 'refused') throw new Error(last.fault?.what.en);
    await wait(250);
  }
  throw new Error(`not visible: ${JSON.stringify(lastPublication())}`);
}

test(
  `after ${KILLS} kills while publishing, the site was always old or new and nothing was lost or doubled`,
  async () => {
    served = await village.serve();
    const first = await served.signIn(officer);
    const startedAt = performance.now();
    await first.post(`/studio/review/${ID}/publish/`, await draft(0));
    await untilVisible(1);
    const publishMs = performance.now() - startedAt;
    let random = 20261129;
    const chance = () => {
      random = (random * 48271) % 2147483647;
      return random / 2147483647;
    };
    const stages: string[] = [];

    for (let number = 1; number <= KILLS; number += 1) {
      const seen = await draft(number);
      const browser = await served.signIn(officer);
      const asked = browser.post(`/studio/review/${ID}/publish/`, seen).catch(() => null);
      await wait(chance() * publishMs);
      served.process.kill('SIGKILL');
      await asked;

      const standing = numbersIn(pages().join());
      expect(standing).toHaveLength(1);
      expect([number - 1, number]).toContain(standing[0]);
      stages.push(lastPublication()?.n === number + 1 ? 'asked' : 'not yet');

      served = await village.serve();
      if (stages.at(-1) === 'not yet') {
        const again = await served.signIn(officer);
        await again.post(`/studio/review/${ID}/publish/`, seen);
      }
      await untilVisible(number + 1);
      expect(numbersIn(pages().join())).toEqual([number]);
      const committed = ['record.yaml', 'vi.md', 'en.md'].map((name) =>
        git('show', `HEAD:customs/${ID}/${name}`),
      );
      expect(numbersIn(committed.join())).toEqual([number]);
    }
    // A publication asked for twice would have made two.
    const commits = git('log', '--format=%s', '--', `customs/${ID}`).trim().split('\n');
    expect(commits).toEqual(Array(KILLS + 1).fill(`Publish customs/${ID}`));
    expect(git('status', '--porcelain')).toBe('');
    expect(await withRooms(({ audit }) => audit.verify().broken)).toBeNull();
    expect(stages).toContain('asked');
  },
  KILLS * CYCLE_MS,
);
