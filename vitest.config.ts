import { defineConfig } from 'vitest/config';
import { testEnv } from './tests/env.ts';

/** Builds of the whole sample, on a machine that has other work too; at full counts some repeat them 60 times. */
const LONG_TEST_MS = testEnv.full ? 1_800_000 : 300_000;

export default defineConfig({
  test: {
    testTimeout: LONG_TEST_MS,
    hookTimeout: 3_000_000,
    // A second, the default, may pass between two frames of a browser beside other work.
    expect: { poll: { timeout: 20_000 } },
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
            'tests/{contracts,golden,faults,leaks,fixtures,studio,meilisearch,oai-pmh}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/build-sample-site.ts'],
          // What plays and is drawn in real time misses a moment at times, beside the other tests on two cores;
          // the report says which needed it.
          retry: 1,
        },
      },
    ],
  },
});
