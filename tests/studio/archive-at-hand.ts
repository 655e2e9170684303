import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { openWorkspace } from '#cli/workspace.ts';
import { openRooms } from '#studio/open-studio.ts';
import type { Grant } from '#studio/policy/actor.ts';
import { baseEnv } from '../env.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
export const PASSWORD = 'mat-khau-rat-dai';

/** An archive with the studio on, worked with as on a real machine: from the command line and by browsers. */
export interface ArchiveAtHand {
  /** Makes an account, and says by which number it signs in. */
  account(name: string, grants: readonly Grant[]): Promise<string>;
  /** `shiftMs`: how far its clock is from ours. */
  serve(shiftMs?: number): Promise<Served>;
  run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
}

export interface Served {
  url: string;
  process: ChildProcess;
  signIn(account: string): Promise<Browser>;
  stop(): Promise<void>;
}

/** What a browser does with forms and cookies, and no more. */
export interface Browser {
  cookie(): string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
}

/** The archive of a configuration file. */
export function archiveAtHand(config: string): ArchiveAtHand {
  let accounts = 0;
  return {
    async account(name, grants) {
      accounts += 1;
      const accountName = `091200000${accounts}`;
      const rooms = await openRooms(openWorkspace({ config }));
      await rooms.accounts.create({ name, accountName, password: PASSWORD, grants });
      rooms.close();
      return accountName;
    },
    async serve(shiftMs = 0) {
      const server = spawn(
        process.execPath,
        [join(ROOT, 'src/cli/archive.ts'), 'serve', '--port', '0', '--config', config],
        { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'], env: withClock(shiftMs) },
      );
      const url = await firstAddress(server);
      return {
        url,
        process: server,
        signIn: (account) => signIn(url, account),
        async stop() {
          if (server.exitCode !== null || server.signalCode !== null) return;
          server.kill('SIGTERM');
          await once(server, 'exit');
        },
      };
    },
    async run(...args) {
      const child = spawn(
        process.execPath,
        [join(ROOT, 'src/cli/archive.ts'), ...args, '--config', config],
        { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      const [out, err] = [collect(child.stdout), collect(child.stderr)];
      const [code] = await once(child, 'close');
      return { code: Number(code), stdout: out(), stderr: err() };
    },
  };
}

function withClock(shiftMs: number): NodeJS.ProcessEnv {
  if (shiftMs === 0) return baseEnv;
  const clock = `--import=${join(import.meta.dirname, 'shifted-clock.ts')}`;
  return { ...baseEnv, NODE_OPTIONS: clock, CLOCK_SHIFT_MS: String(shiftMs) };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  return () => text;
}

function firstAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (url !== undefined) resolveUrl(url);
    });
    server.once('exit', (code) => reject(new Error(`the server ended (${code}): ${said}`)));
  });
}

async function signIn(url: string, account: string): Promise<Browser> {
  let cookies: Record<string, string> = {};
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const request = () =>
      fetch(new URL(path, url), {
        ...init,
        redirect: 'manual',
        headers: { ...init.headers, Cookie: cookie, Origin: url },
      });
    // A connection kept open may be closed by a busy server just as it is used again.
    const answer = await request().catch((error: unknown) => {
      if (init.method === 'POST') throw error;
      return request();
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies = { ...cookies, [pair.slice(0, at)]: pair.slice(at + 1) };
    }
    return answer;
  };
  const browser: Browser = {
    cookie: () =>
      Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
  const answer = await browser.post('/studio/sign-in/', { name: account, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`cannot sign in: ${answer.status}`);
  return browser;
}
