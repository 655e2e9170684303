import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openWorkspace } from '#cli/workspace.ts';
import { openRooms } from '#studio/open-studio.ts';
import type { Grant } from '#studio/policy/actor.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
export const PASSWORD = 'mat-khau-rat-dai';

export interface VillageStudio {
  folder: string;
  config: string;
  content: string;
  private: string;
  state: string;
  /** Makes an account, and says by which number it signs in. */
  account(name: string, grants: readonly Grant[]): Promise<string>;
  serve(): Promise<Served>;
  run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  remove(): void;
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
  get(path: string): Promise<Response>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
}

/** A copy of the sample village with the studio on, which its tests may change as they like. */
export function makeVillageStudio(): VillageStudio {
  const folder = mkdtempSync(join(tmpdir(), 'village-studio-'));
  const village = join(ROOT, 'tests/fixtures/village');
  for (const name of ['content', 'private']) {
    cpSync(join(village, name), join(folder, name), { recursive: true });
  }
  const config = join(folder, 'archive.yaml');
  writeFileSync(
    config,
    `name: Làng Mẫu (hư cấu)
site: { url: "http://localhost", locales: [vi, en] }
contentRoots: [{ path: content }, { path: private, private: true }]
studio: { enabled: true }
`,
  );
  const state = join(folder, '.archive');
  let accounts = 0;

  return {
    folder,
    config,
    content: join(folder, 'content'),
    private: join(folder, 'private'),
    state,
    async account(name, grants) {
      accounts += 1;
      const accountName = `091200000${accounts}`;
      const rooms = await openRooms(openWorkspace({ config }));
      await rooms.accounts.create({ name, accountName, password: PASSWORD, grants });
      rooms.close();
      return accountName;
    },
    async serve() {
      const server = spawn(
        process.execPath,
        [join(ROOT, 'src/cli/archive.ts'), 'serve', '--port', '0', '--config', config],
        { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] },
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
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
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
    get: (path) => send(path, {}),
    post: (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
  const answer = await browser.post('/studio/sign-in/', { name: account, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`cannot sign in: ${answer.status}`);
  return browser;
}

/** The hidden fields of a form on a page, by the address it is sent to. */
export function fieldsOf(html: string, action: string): Record<string, string> {
  const form = html.slice(html.indexOf(`action="${action}"`));
  const inputs = form.slice(0, form.indexOf('</form>')).matchAll(/<input type="hidden"[^>]*>/g);
  return Object.fromEntries(
    [...inputs].map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  );
}
