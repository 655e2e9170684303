import { type Browser, chromium } from 'playwright-core';
import { testEnv } from './env.ts';

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
];

/** The browser of the system, as people have it. */
export function openChromium(...more: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: testEnv.chromium, args: [...ARGS, ...more] });
}
