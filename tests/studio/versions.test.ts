import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordYaml, textFile } from '#catalogue/sample-root.ts';
import { hashFiles, type RecordFiles } from '#studio/drafts/draft.ts';
import { readRecordFolder } from '#studio/publishing/record-folder.ts';
import type { Browser } from './browser.ts';
import { openTestStudio, type TestStudio } from './open-test-studio.ts';
import { fieldsOf } from './village-studio.ts';

const ID = 'tuc-ke-chuyen';
const VERSIONS = `/studio/versions/${ID}/`;
const yaml = (level: string) =>
  recordYaml(ID, 'custom', 'domain: social\ncommunities: [nhom-a]\n').replace(
    'level: public',
    `level: ${level}`,
  );
const files = (words: string) => ({
  'record.yaml': yaml('public'),
  'vi.md': textFile('Tục kể chuyện', `${words} [@src-a].`),
});

let studio: TestStudio;
let editor: Browser;
let elder: Browser;
let officer: Browser;
beforeAll(async () => {
  const first = Object.entries(files('Người già kể.'));
  studio = await openTestStudio({
    files: Object.fromEntries(first.map(([name, text]) => [`customs/${ID}/${name}`, text])),
    withPrivateRoot: true,
  });
  const ours = ['nhom-a'];
  await studio.addPerson({
    accountName: '0912000001',
    grants: [{ role: 'editor', communities: ours }],
  });
  await studio.addPerson({
    accountName: '0912000002',
    grants: [
      { role: 'custodian', communities: ours },
      { role: 'editor', communities: ours },
    ],
  });
  await studio.addPerson({
    accountName: '0912000003',
    grants: [
      { role: 'officer', communities: 'all' },
      { role: 'editor', communities: 'all' },
    ],
  });
  editor = await studio.browser('0912000001');
  elder = await studio.browser('0912000002');
  officer = await studio.browser('0912000003');
});
afterAll(async () => {
  expect(studio.errors).toEqual([]);
  await studio.close();
});

const step = async (browser: Browser, name: string, more: Record<string, string> = {}) => {
  const action = `/studio/review/${ID}/${name}/`;
  const { body } = await browser.get(`/studio/review/${ID}/`);
  return browser.post(action, { ...fieldsOf(body, action), ...more });
};
async function untilDone(browser: Browser, path: string): Promise<void> {
  await expect
    .poll(async () => (await browser.get(path)).headers.get('refresh'), { timeout: 60_000 })
    .toBeNull();
}
const countIn = (body: string) => new Set(body.match(/value="[0-9a-f]{40}"/g)).size;

async function publish(after: RecordFiles, before: RecordFiles) {
  studio.rooms.drafts.save({
    recordId: ID,
    type: 'custom',
    folder: `customs/${ID}/`,
    files: after,
    baseHash: hashFiles(before),
    changedBy: 'writer',
    changedAt: new Date().toISOString(),
    basedOnVersion: studio.rooms.drafts.find(ID)?.version ?? 0,
  });
  expect((await step(elder, 'submit')).status).toBe(303);
  expect((await step(elder, 'decide', { verdict: 'yes' })).status).toBe(303);
  const published = await step(officer, 'publish');
  expect(published.location).toMatch(/^\/studio\/publishing\//);
  await untilDone(officer, published.location);
}

test('two published versions are compared, and the older comes back as a draft for review', async () => {
  await publish(files('Người già kể cho trẻ nhỏ.'), files('Người già kể.'));
  const compared = await editor.get(VERSIONS);
  expect(compared.body).toMatch(/<ins>[^<]*cho trẻ nhỏ/);
  expect(countIn(compared.body)).toBe(2);
  expect((await editor.post(`${VERSIONS}restore/`, {})).status).toBe(404);

  const page = (await officer.get(VERSIONS)).body;
  const older = /<option value="([0-9a-f]{40})"/.exec(page)?.[1] ?? '';
  const restored = await officer.post(`${VERSIONS}restore/`, { commit: older });
  expect(restored.location).toBe(`/studio/review/${ID}/`);
  const draft = studio.rooms.drafts.find(ID);
  expect([draft?.state, draft?.files['vi.md']]).toEqual(['draft', files('Người già kể.')['vi.md']]);
  studio.rooms.drafts.remove(ID);
});

test('what stood while it was kept is shown to custodians, and to nobody else once it is open again', async () => {
  const open = files('Người già kể cho trẻ nhỏ.');
  const closed = await elder.post(`/studio/close/${ID}/`, { how: 'close' });
  await untilDone(elder, closed.location);
  expect((await editor.get(VERSIONS)).status).toBe(404);
  const kept = readRecordFolder(join(studio.state, 'kept'), `customs/${ID}/`);
  await publish(open, kept ?? {});
  expect(countIn((await elder.get(VERSIONS)).body)).toBe(4);
  for (const browser of [editor, officer]) {
    expect(countIn((await browser.get(VERSIONS)).body)).toBe(3);
  }
});
