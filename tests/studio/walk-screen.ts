import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { testEnv } from '../env.ts';

const PATIENCE_MS = 15_000;
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Phone {
  page: Page;
  /** What the browser complained of: scripts that failed, things the pages' policy forbids. */
  complaints: string[];
}

/** Somebody with a telephone, who has typed the archive's address. */
export async function openPhone(browser: Browser, url: string): Promise<Phone> {
  const context = await browser.newContext({ baseURL: url, viewport: PHONE, locale: 'vi-VN' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const { url } = message.location();
    // The browser asks for it of its own accord where a page was left before it was read.
    if (message.type() !== 'error' || url.endsWith('/favicon.ico')) return;
    complaints.push(`${message.text()} ${url}`);
  });
  return { page, complaints };
}

/** Types a telephone number and a password into the page that asks for them. */
export async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.goto('/studio/');
  await page.getByLabel('Số điện thoại hoặc e-mail').fill(account);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL((to) => !to.pathname.includes('sign-in'));
}

interface AxeViolation {
  id: string;
  nodes: { html: string }[];
}

/**
 * Looks at a page at both sizes: nothing is wider than a telephone, and axe finds nothing. With
 * SCREENSHOTS set to a folder, it keeps what was seen.
 */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  for (const [size, viewport] of [
    ['1280', DESK],
    ['360', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    const faults = await page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }
      ).axe.run();
      const root = document.documentElement;
      return [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
        ...(root.scrollWidth > root.clientWidth ? ['wider than the screen'] : []),
      ];
    });
    expect([name, size, faults]).toEqual([name, size, []]);
    if (testEnv.screenshots === null) continue;
    mkdirSync(testEnv.screenshots, { recursive: true });
    await page.screenshot({
      path: join(testEnv.screenshots, `${name}-${size}.png`),
      fullPage: true,
    });
  }
}
