import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSampleRoot, type SampleRoot } from '#catalogue/sample-root.ts';
import { openTestStudio, type TestStudio } from '#tests/fixtures/studio/open-test-studio.ts';
import { readHtmlForm } from '#tests/fixtures/studio/read-html-form.ts';
import { SCRIPT_PAYLOADS } from '#tests/fixtures/studio/script-payloads.ts';
import { testEnv } from '../env.ts';

/** Every twentieth, so that a run of the day sees five kinds. */
const payloads = SCRIPT_PAYLOADS.filter((_, index) => testEnv.full || index % 21 === 4);
const RECORD = '/studio/records/le-a/';
const LANGUAGES = ['vi', 'en', 'km'];
let root: SampleRoot;
let studio: TestStudio;
let cookie: string;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  root = makeSampleRoot();
  studio = await openTestStudio(root.path);
  cookie = await studio.signIn('An', [{ role: 'officer', communities: 'all' }]);
  browser = await chromium.launch({
    executablePath: testEnv.chromium,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ],
  });
  // Escaping alone has to hold: the policy of the page is no part of this.
  context = await browser.newContext({ bypassCSP: true });
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: studio.url };
    }),
  );
});
afterAll(async () => {
  await browser.close();
  await studio.close();
  root.remove();
});

async function sendAll(path: string, change: (fields: URLSearchParams) => void): Promise<number> {
  const html = await (await fetch(studio.url + path, { headers: { cookie } })).text();
  const fields = readHtmlForm(html, path);
  change(fields);
  const response = await fetch(studio.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: studio.url },
    body: fields,
  });
  await response.arrayBuffer();
  return response.status;
}

/** Nothing ran, and nothing that could run came of the payload. */
async function expectInert(page: Page, path: string, payload: string): Promise<void> {
  await page.goto(studio.url + path);
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      return {
        ran: 'ran' in window,
        handlers: all.filter((element) =>
          [...element.attributes].some(({ name }) => name.startsWith('on')),
        ).length,
        links: all.filter((element) =>
          [...element.attributes].some(
            ({ name, value }) =>
              /^(?:href|src|action|data|xlink:href)$/.test(name) && /^\s*javascript:/i.test(value),
          ),
        ).length,
        scripts: [...document.scripts].filter(
          ({ src, type, text }) => src === '' && type !== 'application/ld+json' && text !== '',
        ).length,
      };
    });
    expect(found, `${payload} in ${path}`).toEqual({
      ran: false,
      handlers: 0,
      links: 0,
      scripts: 0,
    });
  }
}

test.each(payloads)('typed into every field and language, this stays text: %s', async (payload) => {
  expect(
    await sendAll(`${RECORD}facts/`, (fields) => {
      for (const name of new Set(fields.keys())) {
        if (/^[vl]\./.test(name)) fields.set(name, payload);
      }
      fields.set('c.calendar', 'phenological');
    }),
  ).toBe(303);
  for (const lang of LANGUAGES) {
    const status = await sendAll(`${RECORD}texts/${lang}/`, (fields) => {
      for (const name of ['title', 'summary', 'body']) fields.set(name, payload);
    });
    expect(status).toBe(303);
  }
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.dismiss());
  const paths = [
    RECORD,
    `${RECORD}facts/`,
    ...LANGUAGES.map((lang) => `${RECORD}texts/${lang}/`),
    `${RECORD}preview/vi/`,
    '/studio/records/?state=draft',
    `/studio/records/?q=${encodeURIComponent(payload)}`,
    `/studio/records/new/?type=${encodeURIComponent(payload)}`,
  ];
  for (const path of paths) await expectInert(page, path, payload);
  await page.close();
  expect(studio.errors).toEqual([]);
});

test.each(payloads)(
  'in a record without faults, this stays text in its preview: %s',
  async (payload) => {
    const place = '/studio/records/lang-a/';
    for (const lang of LANGUAGES) {
      const status = await sendAll(`${place}texts/${lang}/`, (fields) => {
        fields.set('title', payload);
        for (const name of ['summary', 'body']) fields.set(name, `${payload} [@src-a]`);
      });
      expect(status).toBe(303);
    }
    const page = await context.newPage();
    for (const lang of LANGUAGES) {
      await page.goto(`${studio.url}${place}preview/${lang}/`);
      const shown = page.frames()[1];
      expect(await shown?.locator('h1').count()).toBe(1);
      for (const frame of page.frames()) {
        expect(await frame.evaluate(() => 'ran' in window), payload).toBe(false);
      }
    }
    await page.close();
  },
);
