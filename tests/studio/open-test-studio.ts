import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { makeSampleRoot, type RootFiles } from '#catalogue/sample-root.ts';
import { ArchiveConfigSchema } from '#domain/archive-config.ts';
import { DEFAULT_PROFILE } from '#media-pipeline/recipes.ts';
import { findTools } from '#media-pipeline/tools.ts';
import { startServer } from '#server/start-server.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import { openRooms, openStudio, type Studio } from '#studio/open-studio.ts';
import type { Grant } from '#studio/policy/actor.ts';
import { type Browser, openBrowser } from './browser.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
/** The pages of studio and site, compiled once for all tests of the same code. */
const COMPILED = join(tmpdir(), `apps-of-tests-${basename(ROOT)}`);
export const PASSWORD = 'bốn từ không liên quan';

export interface TestStudioOptions {
  /** Of the sample root; see #catalogue/sample-root.ts. */
  files?: RootFiles;
  /** A private content root beside it, empty at first. */
  withPrivateRoot?: boolean;
  /** As in archive.yaml. */
  studio?: { origin?: string; trustedProxies?: string[]; quotaBytes?: number };
}

export interface NewPerson {
  accountName: string;
  name?: string;
  grants?: readonly Grant[];
}

/** A studio on a small archive, behind the real server; its clock is ours. */
export interface TestStudio {
  url: string;
  state: string;
  studio: Studio;
  /** What the studio takes for now; settable. */
  clock: { now: Date };
  /** The rooms as the command line opens them: another connection to the same database. */
  rooms: Awaited<ReturnType<typeof openRooms>>;
  /** Faults of the program that a visitor met as 500. */
  errors: unknown[];
  addPerson(person: NewPerson): Promise<{ userId: string }>;
  /** Somebody's browser, signed in where an account is named. */
  browser(accountName?: string): Promise<Browser>;
  /** Stops the server and starts another on the same state and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openTestStudio(options: TestStudioOptions = {}): Promise<TestStudio> {
  const content = makeSampleRoot(options.files ?? {});
  const state = mkdtempSync(join(tmpdir(), 'studio-'));
  for (const app of ['studio-app', 'site-app']) {
    mkdirSync(join(COMPILED, app), { recursive: true });
    symlinkSync(join(COMPILED, app), join(state, app));
  }
  const config = ArchiveConfigSchema.parse({
    name: 'Kho thử',
    site: { url: 'http://localhost' },
    contentRoots: [{ path: content.path }],
    state,
    studio: { enabled: true, ...options.studio },
  });
  const tools = await findTools();
  const clock = { now: new Date() };
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const kept = join(state, 'kept');
  mkdirSync(kept);
  const contentRoots = [
    { path: content.path, private: false },
    ...(options.withPrivateRoot ? [{ path: kept, private: true }] : []),
  ];

  async function start(port: number): Promise<{ studio: Studio; server: Server }> {
    const studio = await openStudio({
      root: ROOT,
      state,
      config,
      contentRoots,
      withdrawals: join(state, 'withdrawals.jsonl'),
      media: {
        originals: fileObjectStore(join(state, 'originals')),
        derivatives: fileObjectStore(join(state, 'derivatives')),
        folder: join(state, 'media'),
        tools,
        profile: { ...DEFAULT_PROFILE, av1: false },
        concurrency: 1,
        queue: null,
      },
      // No site is built here; what is published stands in the content root.
      site: { whileQuiet: (work) => work(), publish: async () => ({ release: 1 }) },
      now: () => clock.now,
      onError,
    });
    const { trustedProxies } = config.studio;
    const mount = { answer: studio.answer, trustedProxies };
    const where = { state, port, host: '127.0.0.1', basePath: '' };
    return { studio, server: await startServer({ ...where, studio: mount, onError }) };
  }
  const stop = async () => {
    running.server.closeAllConnections();
    await new Promise((done) => running.server.close(done));
    await running.studio.close();
  };
  let running = await start(0);
  const rooms = await openRooms({ state, config });
  const { port } = running.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    state,
    get studio() {
      return running.studio;
    },
    clock,
    rooms,
    errors,
    addPerson: ({ accountName, name = accountName, grants = [] }) =>
      rooms.accounts.create({ name, accountName, password: PASSWORD, grants }),
    async browser(accountName) {
      const browser = openBrowser(url);
      if (accountName !== undefined) await browser.signIn(accountName, PASSWORD);
      return browser;
    },
    async restart() {
      await stop();
      running = await start(port);
    },
    async close() {
      await stop();
      rooms.close();
      content.remove();
      rmSync(state, { recursive: true });
    },
  };
}
