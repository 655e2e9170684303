import { defineConfig } from 'vitest/config';

/** Builds of the whole sample, on a machine that has other work too. */
const LONG_TEST_MS = 300_000;

export default defineConfig({
  test: {
    testTimeout: LONG_TEST_MS,
    hookTimeout: 10 * LONG_TEST_MS,
    // Two cores: more workers only take memory from ffmpeg and Chromium.
    maxWorkers: 2,
    maxConcurrency: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'search/**/*.test.ts',
            'media-pipeline/**/*.test.ts',
            'tests/{contracts,golden,faults,leaks,fixtures}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/build-sample-site.ts'],
        },
      },
    ],
  },
});
