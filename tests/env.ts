/** The environment of the tests, read once. */
export const testEnv = {
  /** The counts that issues ask for, instead of seeded samples (`npm run test:full`). */
  full: process.env['TEST_FULL'] === '1',
  chromium: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
} as const;

/** What the programs under test start from. */
export const baseEnv: NodeJS.ProcessEnv = { ...process.env };
