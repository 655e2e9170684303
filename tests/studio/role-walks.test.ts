import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace } from '#cli/workspace.ts';
import { openRooms } from '#studio/open-studio.ts';
import type { Role } from '#studio/policy/actor.ts';
import { openChromium } from '../open-chromium.ts';
import { PASSWORD, type Served } from './archive-at-hand.ts';
import { makeVillageStudio } from './village-studio.ts';
import { look, openPhone, type Phone, signIn } from './walk-screen.ts';

const VILLAGE = 'Làng Mẫu Thượng';
const RECORD = 'tuc-gia-com-mau';
const PHOTO = 'Giã cốm bên bếp';

const village = makeVillageStudio();
const accounts: Partial<Record<Role | 'member', string>> = {};
const phones: Phone[] = [];
let served: Served;
let chromium: Browser;

beforeAll(async () => {
  await village.build();
  const ours = ['lang-mau-thuong'];
  const people: [Role, string][] = [
    ['contributor', 'Người Góp Mẫu'],
    ['translator', 'Người Dịch Mẫu'],
    ['editor', 'Người Soạn Mẫu'],
    ['custodian', 'Người Gìn Giữ Mẫu'],
    ['officer', 'Cán Bộ Mẫu'],
  ];
  for (const [role, name] of people) {
    const communities = role === 'officer' ? 'all' : ours;
    accounts[role] = await village.account(name, [{ role, communities }]);
  }
  accounts.administrator = await village.account('Người Quản Trị Mẫu', [
    { role: 'administrator', communities: 'all' },
  ]);
  accounts.member = await village.account('Người Làng Mẫu', []);
  const rooms = await openRooms(openWorkspace({ config: village.config }));
  const { people: known, grants } = rooms.accounts;
  const userId = known.findByName(accounts.member)?.userId ?? '';
  grants.give({ userId, role: 'member', community: 'lang-mau-thuong' });
  rooms.close();
  served = await village.serve();
  chromium = await openChromium();
});
afterAll(async () => {
  await chromium?.close();
  await served?.stop();
  village.remove();
});

async function phoneOf(role: Role | 'member' | 'visitor'): Promise<Page> {
  const phone = await openPhone(chromium, served.url);
  phones.push(phone);
  if (role !== 'visitor') await signIn(phone.page, accounts[role] ?? '', PASSWORD);
  return phone.page;
}

const press = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true }).click();
/** Within the record that is open. */
const turn = (page: Page, name: string) => page.locator('.record-nav').getByText(name).click();
const follow = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).first().click();

test('an administrator adds a villager, who comes in with the code', async () => {
  const page = await phoneOf('administrator');
  await look(page, 'administrator-1-home');
  await follow(page, 'Con người');
  await follow(page, 'Thêm người');
  await page.getByLabel('Tên gọi').fill('Chị Mẫu');
  await page.getByLabel('Số điện thoại hoặc e-mail').fill('0987654321');
  await page.getByRole('radio', { name: /^Người góp tư liệu/ }).check();
  await page.getByLabel('Ở cộng đồng').selectOption({ label: VILLAGE });
  await look(page, 'administrator-2-new-person');
  await press(page, 'Thêm và tạo mã');
  await look(page, 'administrator-3-code');
  const code = (await page.locator('.shown-code').first().innerText()).trim();

  const villager = await phoneOf('visitor');
  await villager.goto('/studio/');
  await look(villager, 'villager-1-sign-in');
  await follow(villager, 'đặt mật khẩu bằng mã');
  await villager.getByLabel('Số điện thoại hoặc e-mail').fill('0987654321');
  await villager.getByLabel('Mã dùng một lần').fill(code);
  await villager.getByLabel(/Mật khẩu mới/).fill('mat khau cua chi mau');
  await look(villager, 'villager-2-code');
  await press(villager, 'Đặt mật khẩu');
  await villager.waitForURL((to) => !to.pathname.includes('reset'));
  await look(villager, 'villager-3-inside');
});

/** A picture that nobody sent before, as a telephone's own chooser gives it. */
async function choosePhoto(page: Page, hue: number): Promise<void> {
  const buffer = await sharp(join(village.content, 'media/anh-den-long-mau/den-long.jpg'))
    .modulate({ hue })
    .jpeg()
    .toBuffer();
  const file = { name: `IMG_20${hue}.jpg`, mimeType: 'image/jpeg', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByText('Đã gửi xong').waitFor();
}

async function untilReceived(page: Page): Promise<void> {
  await page.waitForURL('**/studio/uploads/');
  const mood = () => page.locator('[data-upload]').first().getAttribute('data-mood');
  await expect.poll(mood, { timeout: 120_000 }).toBe('good');
}

test('a contributor sends a photograph and writes a record on a telephone', async () => {
  const page = await phoneOf('contributor');
  await look(page, 'contributor-1-home');
  await follow(page, 'Tệp của tôi');
  await follow(page, 'Gửi tệp mới');
  await choosePhoto(page, 90);
  await page.getByLabel('Đây là gì?').fill(PHOTO);
  await page.getByLabel('Của cộng đồng nào?').selectOption({ label: VILLAGE });
  await page.getByLabel('Ai chụp, ai quay, ai thu?').fill('Chị Mẫu');
  await page.getByLabel('Không nhận ra ai').check();
  await page.getByLabel('Ai được xem?').selectOption('public');
  await look(page, 'contributor-2-upload');
  await press(page, 'Lưu lời ghi');
  await untilReceived(page);
  await look(page, 'contributor-3-received');

  await follow(page, 'Hồ sơ');
  await follow(page, 'Lập hồ sơ mới');
  await page.getByRole('radio', { name: /^Phong tục/ }).check();
  await page.getByLabel('Tựa đề, tiếng Việt').fill('Tục giã cốm của Làng Mẫu');
  await page.getByLabel('Của cộng đồng nào').fill(VILLAGE);
  await page.getByText('Mã hồ sơ').first().click();
  await page.getByRole('textbox', { name: 'Mã hồ sơ' }).fill(RECORD);
  await look(page, 'contributor-4-new-record');
  await press(page, 'Lập bản nháp');
  await page.waitForURL(`**/studio/records/${RECORD}/texts/vi.narrative/`);
  await page
    .getByLabel('Bài viết ·')
    .fill('Cối đặt cạnh bếp, giã khi lúa vừa chín. Nhà nào cũng giã.');
  await look(page, 'contributor-5-told');
  await press(page.locator('.save-bar'), 'Lưu');
  await turn(page, 'Thông tin');
  await look(page, 'contributor-6-facts');
  await page.locator('select[name$="domain"]').selectOption('craft');
  await page.getByLabel('Mức mở').selectOption('public');
  // The photograph is offered before anything is typed.
  await page.locator('input[data-matches="media"]').first().focus();
  await page.getByRole('option', { name: PHOTO }).click();
  await press(page.locator('.save-bar'), 'Lưu');
  await page.getByText('lưu').first().waitFor();
  await turn(page, 'Tổng quan');
  await look(page, 'contributor-7-overview');
  await turn(page, 'Xem trước');
  const frame = page.frameLocator('iframe');
  await frame.getByText('Cối đặt cạnh bếp').waitFor();
  await frame.locator('main img').first().waitFor();
  await look(page, 'contributor-8-preview');
  await turn(page, 'Gửi duyệt');
  // The photograph goes with it, and whoever decides sees it.
  await page.locator('img.upload-preview').waitFor();
  await look(page, 'contributor-9-before-sending');
  await press(page, 'Gửi đi duyệt');
  await look(page, 'contributor-10-sent');
});

test('a translator writes beside the Vietnamese text', async () => {
  const page = await phoneOf('translator');
  await page.goto(`/studio/records/${RECORD}/texts/en/`);
  await page.getByLabel('Tựa đề ·').fill('Pounding young rice in the sample village');
  await page.getByLabel('Tóm tắt, một câu ·').fill('Every house pounds. [@src-bien-ban-lang-mau]');
  await page
    .getByLabel('Bài viết ·')
    .fill(
      'The mortar stands by the hearth when the rice has just ripened. [@src-bien-ban-lang-mau]',
    );
  await look(page, 'translator-1-side-by-side');
  await press(page.locator('.save-bar'), 'Lưu');
  await look(page, 'translator-2-saved');
});

test('an editor looks it over and sends it; a custodian agrees; an officer publishes; a visitor reads it', async () => {
  const editor = await phoneOf('editor');
  await look(editor, 'editor-1-home');
  await editor.goto(`/studio/review/${RECORD}/`);
  await editor.getByRole('textbox', { name: 'Góp ý' }).fill('Hỏi thêm tên giống lúa.');
  await press(editor, 'Gửi góp ý');
  await press(editor, 'Gửi đi duyệt');
  await look(editor, 'editor-2-review');

  const custodian = await phoneOf('custodian');
  await look(custodian, 'custodian-1-home');
  await custodian.goto(`/studio/review/${RECORD}/`);
  await custodian.locator('img.upload-preview').waitFor();
  await look(custodian, 'custodian-2-decides');
  await press(custodian, 'Đồng ý');
  await look(custodian, 'custodian-3-agreed');

  const officer = await phoneOf('officer');
  await look(officer, 'officer-1-home');
  await officer.goto(`/studio/review/${RECORD}/`);
  await look(officer, 'officer-2-review');
  await press(officer, 'Công bố');
  await officer.waitForURL('**/studio/publishing/*/');
  await officer.getByText('Mọi người đã xem được bản này').waitFor({ timeout: 120_000 });
  await look(officer, 'officer-3-published');
  await follow(officer, 'Xem trang');
  await officer.waitForURL(`**/vi/customs/${RECORD}/`);

  const visitor = await phoneOf('visitor');
  for (const [locale, words] of [
    ['vi', 'Cối đặt cạnh bếp'],
    ['en', 'The mortar stands by the hearth'],
  ]) {
    await visitor.goto(`/${locale}/customs/${RECORD}/`);
    await visitor.getByText(words ?? '').waitFor();
    // The maker's name is written into the picture behind the publication.
    const pictures = async () => {
      await visitor.reload();
      return visitor.locator('main figure img').count();
    };
    await expect.poll(pictures, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(0);
    await look(visitor, `visitor-${locale}`);
  }
});

test('a custodian makes a protocol and admits a member, who reads what it holds', async () => {
  const custodian = await phoneOf('custodian');
  await follow(custodian, 'Quy ước');
  await look(custodian, 'custodian-4-protocols');
  await follow(custodian, 'Quy ước nghề chạm');
  await custodian.getByLabel('Nhận thêm người').selectOption({ label: 'Người Làng Mẫu' });
  await press(custodian, 'Cho xem');
  await look(custodian, 'custodian-5-admitted');

  const member = await phoneOf('member');
  await member.waitForURL('**/studio/area/');
  await look(member, 'member-1-area');
  await member.getByLabel('Tìm trong những gì bạn được xem').fill('cham go');
  await press(member, 'Tìm');
  await look(member, 'member-2-found');
  await follow(member, 'Nghề chạm gỗ mềm của Làng Mẫu');
  await member.getByText('Mỗi nhà có một mẫu chạm riêng').waitFor();
  await look(member, 'member-3-record');
});

test('what was sent keeps its light copies when the rest is cleared away', async () => {
  const page = await phoneOf('contributor');
  await page.goto('/studio/uploads/new/');
  await choosePhoto(page, 180);
  await press(page, 'Lưu lời ghi');
  await untilReceived(page);
  const seen = async () => {
    await page.goto('/studio/uploads/');
    await page.locator('.upload-name').first().click();
    await page.locator('main img').first().waitFor();
    return page
      .locator('main img')
      .first()
      .evaluate((image) => image.getBoundingClientRect().width);
  };
  const before = await seen();
  expect((await village.run('media', 'gc')).code).toBe(0);
  expect([await seen(), before > 50]).toEqual([before, true]);
  const path = await page.locator('main img').first().getAttribute('src');
  expect((await page.request.get(path ?? '')).status()).toBe(200);
});

test.each(['editor', 'officer'] as const)(
  'every room that an %s may enter opens, in English too',
  async (role) => {
    const page = await phoneOf(role);
    await press(page, 'English');
    const doors = await page
      .locator('.studio-doors a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(doors.length).toBeGreaterThan(6);
    for (const door of doors) {
      await page.goto(door, { waitUntil: 'networkidle' });
      await look(page, `${role}-en${door.replaceAll('/', '-')}`);
    }
  },
);

test('no browser complained of anything on the way', () => {
  expect(phones.flatMap(({ complaints }) => complaints)).toEqual([]);
});
