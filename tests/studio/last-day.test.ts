import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#domain/public/days.ts';
import { momentOf, startOfDate } from '#projection/moment.ts';
import type { Served } from './archive-at-hand.ts';
import { makeVillageStudio } from './village-studio.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const ID = 'tuc-mot-ngay';
const WORDS = 'Chỉ kể đến hết hôm nay';
/** So long before midnight the server starts. */
const BEFORE_MIDNIGHT_MS = 40_000;

const village = makeVillageStudio();
let served: Served;
const midnight = startOfDate(addDays(momentOf(new Date(), TIME_ZONE).today, 2), TIME_ZONE);

beforeAll(async () => {
  const last = addDays(momentOf(new Date(), TIME_ZONE).today, 1);
  const folder = join(village.private, 'customs', ID);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'record.yaml'),
    `id: ${ID}
type: custom
review: community-authored
access: { level: public, until: "${last}" }
rights: { licence: CC0-1.0, holder: Làng Mẫu (hư cấu) }
communities: [lang-mau-thuong]
domain: social
`,
  );
  writeFileSync(
    join(folder, 'vi.md'),
    `---\ntitle: Tục một ngày\nstatus: reviewed\n---\n\n${WORDS}. [@src-bien-ban-lang-mau]\n`,
  );
  await village.build();
  served = await village.serve(midnight.getTime() - BEFORE_MIDNIGHT_MS - Date.now());
});
afterAll(async () => {
  await served?.stop();
  village.remove();
});

test('what may be seen until today is gone after midnight, by itself, with the studio on', async () => {
  const address = new URL(`/vi/customs/${ID}/`, served.url);
  const page = await fetch(address);
  expect([page.status, (await page.text()).includes(WORDS)]).toEqual([200, true]);
  expect((await fetch(new URL('/studio/sign-in/', served.url))).status).toBe(200);
  await expect
    .poll(async () => (await fetch(address)).status, { timeout: 120_000, interval: 500 })
    .toBe(404);
  const list = await fetch(new URL('/vi/customs/', served.url));
  expect(await list.text()).not.toContain('Tục một ngày');
});
