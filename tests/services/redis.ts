import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { baseEnv } from '../env.ts';
import { libraryPath, unpackDebianPackages } from './debian-packages.ts';

/** A program to run as Redis, or the reason, in words, why there is none. */
type FoundRedis = { program: string; libraries: string } | { reason: string };

export interface RunningRedis {
  url: string;
  stop(): Promise<void>;
}

/** Finds redis-server on this machine, or unpacks Debian's. */
export async function findRedis(): Promise<FoundRedis> {
  const installed = '/usr/bin/redis-server';
  if (existsSync(installed)) return { program: installed, libraries: '' };
  const unpacked = await unpackDebianPackages('redis', ['redis-server']);
  if ('reason' in unpacked) return unpacked;
  const { root } = unpacked;
  return { program: join(root, 'usr/bin/redis-server'), libraries: await libraryPath(root) };
}

/** Starts a Redis of our own on a free port of this machine, its files in a temporary folder. */
export async function startRedis(found: FoundRedis): Promise<RunningRedis> {
  if ('reason' in found) throw new Error(found.reason);
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const server = execa(found.program, [...settings, '--appendonly', 'no'], {
    env: { ...baseEnv, LD_LIBRARY_PATH: found.libraries },
    reject: false,
    buffer: false,
    stdin: 'ignore',
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
    server.then(() => reject(new Error(`redis-server ended: ${said}`)), reject);
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill();
      await server;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
