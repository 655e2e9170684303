import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium } from '#tests/open-chromium.ts';
import { type SearchPageFolder, writeSearchPage } from '#tests/search-page.ts';

/** What stands in the page, and what is fetched when it is wanted. */
const MAX_SCRIPT_BYTES = 14 * 1024;
const MAX_MORE_BYTES = 4.5 * 1024;
const MAX_MAP_BYTES = 12.5 * 1024;

let site: SearchPageFolder;
let browser: Browser;
beforeAll(async () => {
  site = await writeSearchPage();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

interface Opened {
  page: Page;
  /** Names of the files that were fetched: `search-more.js`, `search/facets/….js`. */
  fetched: string[];
}

async function onPage(
  query: string,
  use: (opened: Opened) => Promise<void>,
  options: BrowserContextOptions & { before?: (page: Page) => Promise<unknown> } = {},
): Promise<void> {
  const { before, ...settings } = options;
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const root = pathToFileURL(`${site.folder}/`).href;
  const opened: Opened = { page, fetched: [] };
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('request', (request) => opened.fetched.push(request.url().slice(root.length)));
  try {
    await before?.(page);
    await page.goto(`${pathToFileURL(join(site.folder, 'page.html')).href}${query}`);
    await use(opened);
    expect(broken).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Tried again until it holds: the machine may be busy. */
const soon = <T>(of: () => Promise<T> | T) => expect.poll(of);
const results = (page: Page) => page.locator('[data-search-results] > li');
const status = (page: Page) => page.locator('[data-search-status]').textContent();
const box = (page: Page) => page.locator('input[name=q]');
const options = (page: Page) => page.locator('[role=option]');
const address = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const gzipped = (script: string) => gzipSync(script, { level: 9 }).length;

describe('the search script, on a page opened as a file', () => {
  test('is small, and so is what it fetches later', () => {
    expect(gzipped(site.scripts.search)).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
    expect(gzipped(site.scripts['search-more'])).toBeLessThanOrEqual(MAX_MORE_BYTES);
    expect(gzipped(site.scripts['search-map'])).toBeLessThanOrEqual(MAX_MAP_BYTES);
  });

  test('fetches before it is asked what every question needs, and for who saves data nothing', async () => {
    await onPage('', async ({ fetched }) => {
      await soon(() => fetched.filter((file) => file.startsWith('search/')).length).toBe(3);
      expect(fetched.filter((file) => /(names|texts|facets|joined)\//.test(file))).toEqual([]);
    });
    const before = (page: Page) =>
      page.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      });
    await onPage(
      '',
      async ({ page, fetched }) => {
        await page.waitForTimeout(300);
        expect(fetched.filter((file) => file !== 'page.html')).toEqual(['search.js']);
      },
      { before },
    );
  });

  test('answers the address, says what was understood, marks the words in their language', async () => {
    await onPage('?q=le+hoi+kate', async ({ page }) => {
      const first = results(page).first();
      await first.waitFor();
      expect(await first.locator('a').getAttribute('href')).toBe('vi/festivals/kate/index.html');
      expect(await first.locator('a > span[lang="vi"]').textContent()).toBe('Lễ hội Katê');
      expect(await first.locator('h2 mark').allTextContents()).toEqual(['Lễ', 'hội', 'Katê']);
      expect(await first.textContent()).toContain('Chăm');
      expect(await first.textContent()).toContain('compiled');
      await soon(() => page.locator('[data-search-understood]').textContent()).toBe(
        'le hoi kate -> Lễ hội Katê',
      );
      expect(await status(page)).toBe('1 record');
    });
  });

  test('says what it looked for in the place of a word that no record has, and marks that', async () => {
    await onPage('?q=ruou+cann', async ({ page }) => {
      await soon(() => page.locator('[data-search-understood]').textContent()).toBe('no cann, can');
      expect(await results(page).first().locator('h2 mark').allTextContents()).toEqual([
        'Rượu',
        'cần',
      ]);
    });
  });

  test('speaks the number of results once the keys rest, not at each key', async () => {
    await onPage('', async ({ page }) => {
      await page.evaluate(() => {
        const said: string[] = [];
        Object.assign(globalThis, { said });
        const region = document.querySelector('[role=status]');
        if (region === null) return;
        new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
          childList: true,
        });
      });
      await box(page).pressSequentially('lễ hội', { delay: 200 });
      await soon(() => page.getByRole('status').textContent()).toContain('2 records');
      const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
      expect(said.filter((words) => words !== '').length).toBe(1);
    });
  });

  test('a result that stands stays while more is looked for: a finger may be on it', async () => {
    const before = (page: Page) =>
      page.addInitScript(() => {
        const gone: string[] = [];
        Object.assign(globalThis, { gone });
        new MutationObserver((mutations) => {
          for (const { target, removedNodes } of mutations) {
            const { searchResults } = (target as HTMLElement).dataset ?? {};
            const nodes = searchResults === undefined ? [] : [...removedNodes];
            gone.push(...nodes.map(({ textContent }) => textContent ?? ''));
          }
        }).observe(document, { childList: true, subtree: true });
      });
    await onPage(
      '?q=ê+đê',
      async ({ page }) => {
        // Two by their names, and two more by their texts.
        await soon(() => results(page).count()).toBe(4);
        expect(
          await page.evaluate(() => (globalThis as unknown as { gone: string[] }).gone),
        ).toEqual([]);
      },
      { before },
    );
  });

  test('orders by name, and keeps the order in the address', async () => {
    await onPage('?q=lễ+hội&sort=name', async ({ page }) => {
      await soon(() => results(page).locator('h2').allTextContents()).toEqual([
        'Lễ hội Katê',
        'Lễ hội Ok Om Bok',
      ]);
      const sort = page.locator('select');
      expect(await sort.inputValue()).toBe('name');
      await sort.selectOption('date');
      await soon(() => address(page)).toEqual({ q: 'lễ hội', sort: 'date' });
      await sort.selectOption('relevance');
      await soon(() => address(page)).toEqual({ q: 'lễ hội' });
    });
  });

  test.each([
    ['brackets', '((((('],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['an escape', '%00'],
    ['ten thousand characters', 'x'.repeat(10_000)],
    ['ten thousand of a script without spaces', 'ក'.repeat(10_000)],
    ['half of a letter', '\ud83d'],
  ])('is unmoved by %s', async (_, typed) => {
    await onPage(
      `?q=${encodeURIComponent(typed.replace(/^\ud83d$/, '\ufffd'))}`,
      async ({ page }) => {
        await soon(() => status(page)).toMatch(/^none/);
        await soon(() => page.locator('[data-search-help]').textContent()).not.toBe('');
        expect(await page.locator('img').count()).toBe(0);
        expect((await status(page))?.length).toBeLessThan(100);
      },
    );
  });

  test('says so when the index is not reached, and answers when it is', async () => {
    const before = (page: Page) => page.route('**/search/index.*', (route) => route.abort());
    await onPage(
      '?q=kate',
      async ({ page }) => {
        await soon(() => status(page)).toBe('failed');
        await page.unroute('**/search/index.*');
        await box(page).fill('katê');
        await soon(() => results(page).count()).toBe(1);
      },
      { before },
    );
  });
});

describe('words found in texts', () => {
  test('of a recording lead to their second', async () => {
    await onPage('?q=chhay+dăm', async ({ page }) => {
      const moment = results(page).first().getByText('listen from 1:23');
      await moment.waitFor();
      const there = 'vi/media/trong/index.html?t=83.4';
      expect(await moment.getAttribute('href')).toBe(there);
      expect(await results(page).first().locator('h2 a').getAttribute('href')).toBe(there);
      const snippet = results(page).first().locator('.search-snippet > span');
      expect(await snippet.getAttribute('lang')).toBe('vi');
      expect(await snippet.locator('mark').allTextContents()).toEqual(['chhay', 'dăm']);
    });
  });

  test('of a document lead to their page', async () => {
    await onPage('?q=zambro', async ({ page }) => {
      const moment = results(page).first().getByText('page 2');
      await moment.waitFor();
      expect(await moment.getAttribute('href')).toBe('vi/media/so-tay/index.html?page=2#page-2');
    });
  });
});

describe('filters', () => {
  const open = async (page: Page, facet: string) => {
    await page.getByRole('button', { name: 'filters' }).click();
    await page.locator(`[data-search-facet=${facet}] summary`).click();
  };
  const radios = (page: Page, facet: string) => page.locator(`[data-search-facet=${facet}] label`);

  test('are counted one at a time, when they are opened', async () => {
    await onPage('?q=lễ+hội', async ({ page, fetched }) => {
      await soon(() => results(page).count()).toBe(2);
      await page.getByRole('button', { name: 'filters' }).click();
      await page.waitForTimeout(300);
      const ofFacets = () =>
        fetched.filter((file) => /search\/(facets|cards\/vi\/names)/.test(file));
      expect(ofFacets()).toEqual([]);
      await page.locator('[data-search-facet=province] summary').click();
      await soon(() => radios(page, 'province').allInnerTexts()).toEqual(['any', 'An Giang 1']);
      expect(ofFacets().length).toBeGreaterThan(0);
      expect(await radios(page, 'type').count()).toBe(0);
    });
  });

  test('narrow, by keyboard too, and stand in the address', async () => {
    await onPage('?q=lễ+hội', async ({ page }) => {
      await open(page, 'community');
      await radios(page, 'community').nth(1).waitFor();
      await page.locator('[data-search-facet=community] input').first().focus();
      await page.keyboard.press('ArrowDown');
      await soon(() => results(page).count()).toBe(1);
      await soon(() => address(page)['community']).toMatch(/^(cham|khmer)$/);
      expect(
        await page.evaluate(() => document.activeElement?.closest('[data-search-facet]') !== null),
      ).toBe(true);
      const chip = page.locator('[data-search-chosen] button');
      expect(await chip.getAttribute('aria-label')).toMatch(/^community: drop (Chăm|Khmer)$/);
      await chip.click();
      await soon(() => results(page).count()).toBe(2);
      expect(address(page)).toEqual({ q: 'lễ hội' });
    });
  });

  test('of the address are applied and named', async () => {
    await onPage('?community=e-de&type=product&media=', async ({ page }) => {
      await soon(() => results(page).count()).toBe(1);
      await soon(() => page.locator('[data-search-chosen] button').allInnerTexts()).toEqual([
        'product ×',
        'Ê Đê ×',
        'dropAll',
      ]);
      await page.getByText('dropAll').click();
      await soon(() => address(page)).toEqual({});
    });
  });
});

describe('the box', () => {
  test('offers names as one types; arrows choose, Enter searches, the page does not move', async () => {
    await onPage('', async ({ page }) => {
      await box(page).click();
      await box(page).pressSequentially('ok o');
      await options(page).first().waitFor();
      const combobox = page.getByRole('combobox', { name: 'words' });
      expect(await combobox.getAttribute('aria-expanded')).toBe('true');
      expect(await combobox.getAttribute('aria-activedescendant')).toBeNull();
      await page.keyboard.press('ArrowDown');
      const active = await combobox.getAttribute('aria-activedescendant');
      const chosen = page.locator(`[id="${active}"]`);
      expect(await chosen.getAttribute('aria-selected')).toBe('true');
      expect(await chosen.locator('[lang=vi]').textContent()).toContain('Ok Om Bok');
      await page.keyboard.press('ArrowUp');
      expect(await combobox.getAttribute('aria-activedescendant')).toBeNull();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await soon(() => box(page).inputValue()).toContain('Ok Om Bok');
      await soon(() => address(page)['q']).toContain('Ok Om Bok');
      expect(await options(page).count()).toBe(0);
      expect(await combobox.getAttribute('aria-expanded')).toBe('false');
    });
  });

  test('closes on Escape and keeps what was typed; a second one is the browser’s', async () => {
    await onPage('', async ({ page }) => {
      await box(page).click();
      await box(page).pressSequentially('kat');
      await options(page).first().waitFor();
      await page.keyboard.press('Escape');
      expect(await options(page).count()).toBe(0);
      expect(await box(page).inputValue()).toBe('kat');
    });
  });

  test('remembers at most eight searches of this device, and forgets them', async () => {
    await onPage('', async ({ page }) => {
      for (let at = 1; at <= 9; at += 1) {
        await box(page).fill(`lễ ${at}`);
        await page.keyboard.press('Enter');
      }
      await page.goto(page.url().replace(/\?.*/, ''));
      await box(page).click();
      await soon(() => options(page).count()).toBe(8);
      expect(await options(page).first().innerText()).toBe('lễ 9');
      expect(await page.getByRole('listbox').getAttribute('aria-label')).toBe('recent');
      await options(page).nth(1).click();
      await soon(() => address(page)).toEqual({ q: 'lễ 8' });
      await box(page).fill('');
      await options(page).first().waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await options(page).count()).toBe(0);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
    });
  });

  test('works where storage is refused', async () => {
    const before = (page: Page) =>
      page.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      });
    await onPage(
      '',
      async ({ page }) => {
        await box(page).click();
        await box(page).fill('katê');
        await page.keyboard.press('Enter');
        await soon(() => results(page).count()).toBe(1);
        await box(page).fill('');
        await soon(() => results(page).count()).toBe(0);
        expect(await options(page).count()).toBe(0);
      },
      { before },
    );
  });

  test('fetches no more than the search does where data are saved', async () => {
    const counts = async (saves: boolean): Promise<string[]> => {
      let files: string[] = [];
      const before = (page: Page) =>
        page.addInitScript((saveData) => {
          Object.defineProperty(navigator, 'connection', { value: { saveData } });
        }, saves);
      await onPage(
        '?type=festival',
        async ({ page, fetched }) => {
          await box(page).click();
          await box(page).pressSequentially('ok om');
          await options(page).first().waitFor();
          files = fetched.filter((file) => file.startsWith('search/'));
        },
        { before },
      );
      return files;
    };
    const [saving, free] = [await counts(true), await counts(false)];
    expect(saving.length).toBeLessThanOrEqual(free.length);
  });
});

describe('when nothing is found', () => {
  test('names that begin alike are offered, those of communities first, and the pages to leaf through', async () => {
    await onPage('?q=khmezzqq', async ({ page }) => {
      await soon(() => status(page)).toBe('none: khmezzqq');
      const help = page.locator('[data-search-help]');
      const first = help.locator('li a').first();
      await soon(() => first.textContent()).toBe('Khmer');
      expect(await help.locator('a[href="#search-browse"]').count()).toBe(1);
      await first.click();
      await soon(() => results(page).count()).toBeGreaterThan(0);
      expect(address(page)).toEqual({ q: 'Khmer' });
      expect(await help.textContent()).toBe('');
    });
  });

  test('conditions are dropped with one press', async () => {
    await onPage('?q=katê&type=product', async ({ page }) => {
      await soon(() => status(page)).toBe('none: katê');
      await page.locator('[data-search-help] button').click();
      await soon(() => results(page).count()).toBe(1);
      expect(address(page)).toEqual({ q: 'katê' });
    });
  });
});

describe('the map of results', () => {
  test('is fetched on a press; a place narrows to what is there, in the map and in words', async () => {
    await onPage('?type=place', async ({ page, fetched }) => {
      await results(page).first().waitFor();
      expect(fetched).not.toContain('search-map.js');
      await page.getByRole('button', { name: 'map' }).click();
      const marks = page.locator('svg[data-map] a');
      await marks.first().waitFor();
      expect(await page.locator('[data-label]').allTextContents()).toEqual([
        'map:hoangSa map:hoangSaOf',
        'map:truongSa map:truongSaOf',
        'map:eastSea',
      ]);
      expect(await page.locator('[data-islands]').count()).toBe(2);
      expect(await page.locator('[data-search-map-list] a').allTextContents()).toContain('Đắk Lắk');
      expect(await marks.first().getAttribute('href')).toMatch(/^\?type=place&place=/);
      await page.getByRole('link', { name: 'Đắk Lắk: 1' }).click();
      await soon(() => address(page)).toEqual({ type: 'place', place: 'dak-lak' });
      await soon(() => results(page).count()).toBe(1);
    });
  });
});
