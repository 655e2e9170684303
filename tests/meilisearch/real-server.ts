import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEnv } from '#tests/env.ts';

export interface RealServer {
  url: string;
  adminKey: string;
  stop(): Promise<void>;
}

/** Is there a Meilisearch to test against? Tests without one are skipped by this, and say so. */
export const hasServer = testEnv.meilisearch.bin !== '' || testEnv.meilisearch.url !== '';
export const whySkipped = hasServer
  ? ''
  : ' (SKIPPED: no real Meilisearch; set MEILISEARCH_BIN or MEILISEARCH_URL)';

if (!hasServer) process.stderr.write(`Tests of a real Meilisearch were not run${whySkipped}\n`);

/** Starts MEILISEARCH_BIN on a free port with an empty folder, or answers the server at MEILISEARCH_URL. */
export async function openRealServer(): Promise<RealServer> {
  const { bin, url, adminKey } = testEnv.meilisearch;
  if (bin === '') return { url, adminKey, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'meilisearch-'));
  const port = await freePort();
  const masterKey = 'a-master-key-for-tests-only';
  const server = spawn(
    bin,
    ['--no-analytics', '--db-path', 'data', '--http-addr', `127.0.0.1:${port}`],
    { cwd: folder, env: { MEILI_MASTER_KEY: masterKey }, stdio: 'ignore' },
  );
  const place = `http://127.0.0.1:${port}`;
  await untilHealthy(place, server);
  return {
    url: place,
    adminKey: masterKey,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function untilHealthy(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`Meilisearch ended with ${server.exitCode}`);
    const isHealthy = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isHealthy) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
