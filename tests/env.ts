/** The environment of the tests, read once. */
export const testEnv = {
  /** The counts that issues ask for, instead of seeded samples (`npm run test:full`). */
  full: process.env['TEST_FULL'] === '1',
  /** Where walks keep what they see; nowhere, unless said. */
  screenshots: process.env['SCREENSHOTS'] ?? null,
  /** Of a process whose clock is not the machine's. */
  clockShiftMs: Number(process.env['CLOCK_SHIFT_MS'] ?? 0),
  /** A real Meilisearch: its program, or the address of one that runs and its key. */
  meilisearch: {
    bin: process.env['MEILISEARCH_BIN'] ?? '',
    url: process.env['MEILISEARCH_URL'] ?? '',
    adminKey: process.env['MEILISEARCH_ADMIN_KEY'] ?? '',
  },
  /** A Python that has Sickle, a client of OAI-PMH (PyPI); it harvests where it is named. */
  sickle: process.env['SICKLE_PYTHON'] ?? '',
  /** The Data Package standard's validator (PyPI: frictionless[json]); it is run where it is named. */
  frictionless: process.env['FRICTIONLESS_BIN'] ?? '',
  chromium: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
} as const;

/** What the programs under test start from. */
export const baseEnv: NodeJS.ProcessEnv = { ...process.env };

/**
 * The sample's settings with fewer languages, for tests that build all of it several times. At full counts
 * they stand as they are.
 */
export function inFewLanguages(settings: string, few: readonly string[]): string {
  if (testEnv.full) return settings;
  const fewer = settings.replace(/locales: \[.*\]/, `locales: [${few.join(', ')}]`);
  if (fewer === settings) throw new Error('archive.yaml names its locales otherwise than expected');
  return fewer;
}
