import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'src', 'cli', 'archive.ts');
const PASSWORD = 'mat-khau-rat-dai';

export interface ServedStudio {
  /** Folder of archive.yaml; content roots stand below it. */
  home: string;
  url: string;
  /** Signs in; the session of one person. */
  signIn(accountName: string): Promise<StudioSession>;
  close(): Promise<void>;
}

/** What a browser does without scripts. */
export interface StudioSession {
  get(path: string): Promise<Response>;
  /** Follows no redirect. */
  post(path: string, body: URLSearchParams | FormData): Promise<Response>;
}

export interface Person {
  accountName: string;
  name: string;
  role: string;
  communities?: string;
}

/**
 * `archive serve` with the studio, in a process of its own, on content that `fill` writes below `home`.
 */
export async function serveStudio({
  people,
  fill,
}: {
  people: readonly Person[];
  fill(home: string): void;
}): Promise<ServedStudio> {
  const home = mkdtempSync(join(tmpdir(), 'studio-'));
  const config = join(home, 'archive.yaml');
  writeFileSync(
    config,
    'name: Kho thử\nsite: { url: "https://kho.example" }\ncontentRoots: [{ path: content }]\nstudio: { enabled: true }\n',
  );
  fill(home);
  for (const { accountName, name, role, communities } of people) {
    const scope = communities === undefined ? [] : ['--communities', communities];
    await execa(
      process.execPath,
      [
        program,
        'user',
        'add',
        accountName,
        '--name',
        name,
        '--role',
        role,
        ...scope,
        '--config',
        config,
      ],
      { cwd: root, input: `${PASSWORD}\n` },
    );
  }
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--config', config], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (piece) => {
      said += String(piece);
      const found = /http:\/\/[\w.:]+\d/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(said)));
  });
  return {
    home,
    url,
    signIn: (accountName) => signIn(url, accountName),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string, accountName: string): Promise<StudioSession> {
  const send = (path: string, options: RequestInit) =>
    fetch(`${url}${path}`, { redirect: 'manual', ...options });
  const answer = await send('/studio/sign-in/', {
    method: 'POST',
    headers: { Origin: url },
    body: new URLSearchParams({ name: accountName, password: PASSWORD }),
  });
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const headers = { Origin: url, Cookie: cookies.join('; ') };
  return {
    get: (path) => send(path, { headers }),
    post: (path, body) => send(path, { method: 'POST', headers, body }),
  };
}
