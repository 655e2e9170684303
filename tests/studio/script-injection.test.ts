import type { BrowserContext, Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testEnv } from '../env.ts';
import { openChromium } from '../open-chromium.ts';
import type { Browser } from './browser.ts';
import { openTestStudio, type TestStudio } from './open-test-studio.ts';
import { readHtmlForm } from './read-html-form.ts';
import { SCRIPT_PAYLOADS } from './script-payloads.ts';

/** Every twentieth, so that a run of the day sees five kinds. */
const payloads = SCRIPT_PAYLOADS.filter((_, index) => testEnv.full || index % 21 === 4);
const RECORD = '/studio/records/le-a/';
const LANGUAGES = ['vi', 'en', 'km'];
const PREVIEWED = ['vi', 'en'];
let studio: TestStudio;
let an: Browser;
let chrome: Chromium;
let context: BrowserContext;

beforeAll(async () => {
  studio = await openTestStudio();
  const grants = [{ role: 'editor', communities: 'all' }] as const;
  await studio.addPerson({ accountName: 'an@thu.example', name: 'An', grants });
  an = await studio.browser('an@thu.example');
  chrome = await openChromium();
  // Escaping alone has to hold: the policy of the page is no part of this.
  context = await chrome.newContext({ bypassCSP: true });
  const { url } = studio;
  await context.addCookies([...an.cookies].map(([name, value]) => ({ name, value, url })));
});
/** What was typed into the row that is offered becomes a row: a hundred payloads would make a form of hundreds. */
beforeEach(() => {
  const { drafts } = studio.rooms;
  for (const id of ['le-a', 'lang-a']) if (drafts.find(id) !== null) drafts.remove(id);
});
afterAll(async () => {
  await chrome.close();
  await studio.close();
});

async function sendAll(path: string, change: (fields: URLSearchParams) => void): Promise<number> {
  const fields = readHtmlForm((await an.get(path)).body, path);
  change(fields);
  return (await an.post(path, fields)).status;
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
    for (const lang of PREVIEWED) {
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
