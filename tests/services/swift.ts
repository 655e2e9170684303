import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { s3Client } from '#store/s3/s3-client.ts';
import type { S3ObjectStoreOptions } from '#store/s3/s3-object-store.ts';
import { baseEnv } from '../env.ts';
import { libraryPath, unpackDebianPackages } from './debian-packages.ts';

/** OpenStack Swift and a folder it can keep its files in, or the reason, in words, why there is none. */
type FoundSwift = { python: string; env: NodeJS.ProcessEnv; folder: string } | { reason: string };

export interface RunningSwift {
  /** How to reach a bucket that is there and empty. */
  bucket(name: string): Promise<S3ObjectStoreOptions>;
  pid: number | undefined;
  stop(): Promise<void>;
}

const PACKAGES = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object'];
const CREDENTIALS = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };
/** Memory first: Swift waits for the disk several times an object. */
const FOLDERS = ['/dev/shm', tmpdir(), join(import.meta.dirname, '../../node_modules/.cache')];
const NEEDED_BYTES = 2 ** 29;

/** Unpacks Debian's Swift, an S3 server that keeps real objects, and sees whether it can run here. */
export async function findSwift(): Promise<FoundSwift> {
  const unpacked = await unpackDebianPackages('swift', PACKAGES);
  if ('reason' in unpacked) return unpacked;
  const { root } = unpacked;
  const ownPython = join(root, 'usr/bin/python3');
  const python = existsSync(ownPython) ? ownPython : '/usr/bin/python3';
  const env = {
    ...baseEnv,
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
    LD_LIBRARY_PATH: await libraryPath(root),
    // Half the time of a start: no DNS of its own, and modules compiled once.
    EVENTLET_NO_GREENDNS: 'yes',
    PYTHONDONTWRITEBYTECODE: '',
  };
  for (const folder of FOLDERS.filter((path) => existsSync(path))) {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < NEEDED_BYTES) continue;
    const probe = await mkdtemp(join(folder, 'swift-'));
    const script = `import os; os.setxattr(${JSON.stringify(probe)}, 'user.swift', b'x')`;
    const { exitCode } = await execa(python, ['-c', script], { reject: false });
    await rm(probe, { recursive: true });
    if (exitCode === 0) return { python, env, folder };
  }
  return { reason: 'Swift needs 512 MB on a disk that keeps extended attributes' };
}

/** Starts a Swift of our own that speaks S3: one device, one copy, its files in a temporary folder. */
export async function startSwift(found: FoundSwift): Promise<RunningSwift> {
  if ('reason' in found) throw new Error(found.reason);
  const folder = await mkdtemp(join(found.folder, 'swift-'));
  await writeSettings(folder);
  const script = join(import.meta.dirname, 'swift-servers.py');
  const server = execa(found.python, [script, folder], {
    ...{ env: found.env, reject: false, buffer: false, stdin: 'pipe' },
  });
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    let heard = '';
    server.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    server.stdout.on('data', (piece: Buffer) => {
      heard += piece.toString();
      const [, ready] = /ready (\d+)\n/.exec(heard) ?? [];
      if (ready) resolve(Number(ready));
    });
    server.then(() => reject(new Error(`Swift ended: ${said}`)), reject);
  });
  const common = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: CREDENTIALS,
  };
  return {
    async bucket(name) {
      const options = { ...common, bucket: name };
      await s3Client(options)({ method: 'PUT' });
      return options;
    },
    pid: server.pid,
    async stop() {
      server.stdin.end();
      await server;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeSettings(folder: string): Promise<void> {
  await mkdir(join(folder, 'disk'));
  const user = process.getuid?.() === 0 ? 'root' : '';
  const files: Record<string, string> = {
    'swift.conf': '[swift-hash]\nswift_hash_path_suffix = tests\n',
    'proxy-server.conf': proxySettings(folder),
  };
  for (const kind of ['account', 'container', 'object']) {
    files[`${kind}-server.conf`] = [
      ...['[DEFAULT]', `swift_dir = ${folder}`, `devices = ${folder}`, `user = ${user}`],
      ...['mount_check = false', 'disable_fallocate = true', 'fallocate_reserve = 0'],
      ...['[pipeline:main]', `pipeline = ${kind}-server`],
      ...[`[app:${kind}-server]`, `use = egg:swift#${kind}`, ''],
    ].join('\n');
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

function proxySettings(folder: string): string {
  const filters = ['catch_errors', 'listing_formats', 's3api', 'tempauth', 'bulk', 'slo', 'dlo'];
  const own: Record<string, string[]> = {
    s3api: ['location = us-east-1'],
    tempauth: ['user_test_tester = testing .admin'],
  };
  return [
    ...['[DEFAULT]', `swift_dir = ${folder}`],
    ...[
      '[pipeline:main]',
      `pipeline = catch_errors cache ${filters.slice(1).join(' ')} proxy-server`,
    ],
    ...['[app:proxy-server]', 'use = egg:swift#proxy', 'account_autocreate = true'],
    // Nothing listens there: Swift then keeps its tokens nowhere, which costs time and nothing else.
    ...['[filter:cache]', 'use = egg:swift#memcache', 'memcache_servers = 127.0.0.1:9'],
    ...filters.flatMap((name) => [
      `[filter:${name}]`,
      `use = egg:swift#${name}`,
      ...(own[name] ?? []),
    ]),
    '',
  ].join('\n');
}
