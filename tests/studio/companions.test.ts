import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordYaml, textFile } from '#catalogue/sample-root.ts';
import { hashFiles, type RecordFiles } from '#studio/drafts/draft.ts';
import type { Browser } from './browser.ts';
import { openTestStudio, type TestStudio } from './open-test-studio.ts';
import { fieldsOf } from './village-studio.ts';

const RECORD = 'tuc-ganh-nuoc';
const PHOTO = 'anh-ganh-nuoc';
const OTHERS = 'anh-cua-lang-khac';
const sha256 = createHash('sha256').update('ảnh').digest('hex');
const photo = (id: string, community: string): RecordFiles => ({
  'record.yaml': recordYaml(
    id,
    'media',
    `kind: image
original: { sha256: ${sha256}, sizeBytes: 3, mediaType: image/jpeg }
alt: { vi: Ảnh, en: A picture }
communities: [${community}]
`,
  ),
  'vi.md': '---\ntitle: Ảnh gánh nước\nstatus: draft\n---\n',
});
const record = (media: readonly string[]): RecordFiles => ({
  'record.yaml': recordYaml(
    RECORD,
    'custom',
    `domain: social\ncommunities: [nhom-a]\nmedia: [${media.join(', ')}]\n`,
  ),
  'vi.md': textFile('Tục gánh nước'),
  'en.md': textFile('Carrying water'),
});

let studio: TestStudio;
let writer: Browser;
let officer: Browser;
beforeAll(async () => {
  studio = await openTestStudio({
    files: {
      'communities/nhom-b/record.yaml': recordYaml('nhom-b', 'community'),
      'communities/nhom-b/vi.md': textFile('Nhóm B'),
      'communities/nhom-b/en.md': textFile('Group B'),
    },
  });
  await studio.addPerson({
    accountName: '0912000001',
    grants: [{ role: 'contributor', communities: ['nhom-a'] }],
  });
  await studio.addPerson({
    accountName: '0912000002',
    grants: [{ role: 'officer', communities: ['nhom-a'] }],
  });
  writer = await studio.browser('0912000001');
  officer = await studio.browser('0912000002');
});
afterAll(async () => {
  expect(studio.errors).toEqual([]);
  await studio.close();
});

function draft(id: string, type: 'media' | 'custom', files: RecordFiles): void {
  const { drafts } = studio.rooms;
  drafts.save({
    recordId: id,
    type,
    folder: `${type === 'media' ? 'media' : 'customs'}/${id}/`,
    files,
    baseHash: null,
    changedBy: 'somebody',
    changedAt: new Date().toISOString(),
    basedOnVersion: drafts.find(id)?.version ?? 0,
  });
}
const stateOf = (id: string) => studio.rooms.drafts.find(id)?.state ?? 'none';
const formOf = async (browser: Browser, step: string) => {
  const action = `/studio/review/${RECORD}/${step}/`;
  const { body } = await browser.get(`/studio/review/${RECORD}/`);
  return { action, fields: fieldsOf(body, action) };
};

test('a picture goes through review with the record that shows it; one of others does not', async () => {
  draft(PHOTO, 'media', photo(PHOTO, 'nhom-a'));
  draft(OTHERS, 'media', photo(OTHERS, 'nhom-b'));
  draft(RECORD, 'custom', record([PHOTO]));
  const { action, fields } = await formOf(writer, 'submit');
  expect(fields['with']).toMatch(new RegExp(`^${PHOTO} 1 [0-9a-f]{64}$`));
  const forged = `${OTHERS} 1 ${hashFiles(photo(OTHERS, 'nhom-b'))}`;
  const sent = new URLSearchParams(fields);
  sent.append('with', forged);
  expect((await writer.post(action, sent)).status).toBe(303);
  expect([RECORD, PHOTO, OTHERS].map(stateOf)).toEqual(['in-review', 'in-review', 'draft']);
});

test('a record does not go out before what it shows, nor with another version of it than was seen', async () => {
  const { action, fields } = await formOf(officer, 'publish');
  const { with: _, ...alone } = fields;
  const refused = await officer.post(action, alone);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain(PHOTO);
  draft(PHOTO, 'media', {
    ...photo(PHOTO, 'nhom-a'),
    'vi.md': '---\ntitle: Khác\nstatus: draft\n---\n',
  });
  studio.rooms.drafts.setState(PHOTO, 'in-review', 'somebody', new Date());
  expect((await officer.post(action, fields)).status).toBe(422);
  expect([RECORD, PHOTO].map(stateOf)).toEqual(['in-review', 'in-review']);
});

test('whoever sent it takes it back, and nobody else does', async () => {
  await studio.addPerson({
    accountName: '0912000003',
    grants: [{ role: 'contributor', communities: ['nhom-a'] }],
  });
  const another = await studio.browser('0912000003');
  const path = `/studio/review/${RECORD}/take-back/`;
  expect([(await another.post(path, {})).status, stateOf(RECORD)]).toEqual([422, 'in-review']);
  expect([(await writer.post(path, {})).status, stateOf(RECORD)]).toEqual([303, 'draft']);
});
