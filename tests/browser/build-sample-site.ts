import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { parse, stringify } from 'yaml';
import { testEnv } from '../env.ts';
import { writeMediaArchive } from './media-archive.ts';
import { serveFolder } from './serve-folder.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.archive', 'tests');
const archive = join(root, 'src/cli/archive.mjs');

/** The sample is tried in the languages it is published in. */
const { locales } = (
  parse(readFileSync(join(root, 'archive.yaml'), 'utf8')) as { site: { locales: string[] } }
).site;

export interface SampleSite {
  locales: string[];
  /** The release that is served at the root of a host by `archive serve`. */
  folder: string;
  rootUrl: string;
  /** The same release in a sub-folder of a plain static host. */
  nestedUrl: string;
  /** The same archive published with `linkStyle: file`, to be opened without a server. */
  packFolder: string;
}

/** The small archive of media-archive.ts, published with files in one piece and served for all tests. */
export interface SampleMedia {
  url: string;
  /** As its files name it. */
  siteUrl: string;
  folder: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    site: SampleSite;
    media: SampleMedia;
  }
}

/** Builds the sample archive twice (for servers and as files) with the real command, and serves it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const state = join(folder, 'site');
  await build('directory', state);
  const packState = join(folder, 'pack');
  shareMedia(state, packState);
  await build('file', packState);

  const release = realpathSync(join(state, 'current'));
  const nested = await serveFolder(release, '/a/b/');
  const served = await serve(state);
  project.provide('site', {
    locales,
    folder: release,
    rootUrl: served.url,
    nestedUrl: nested.url,
    packFolder: realpathSync(join(packState, 'current')),
  });
  const media = await writeMediaArchive();
  await media.publish({ segments: 'single-file', av1: false });
  const mediaServer = await media.serve();
  project.provide('media', {
    url: mediaServer.url,
    siteUrl: media.siteUrl,
    folder: media.release(),
  });
  return async () => {
    await nested.close();
    await served.close();
    await mediaServer.close();
    media.remove();
  };
}

/** Files differ from a server's pages in their links alone: one complete language and one draft show it. */
const packLocales = testEnv.full ? locales : ['vi', 'km'];

async function build(linkStyle: 'directory' | 'file', state: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, `${linkStyle}.yaml`);
  writeFileSync(
    config,
    stringify({
      name: 'Bản Sắc',
      site: {
        url: 'http://localhost:4321',
        locales: linkStyle === 'file' ? packLocales : locales,
        linkStyle,
      },
      contentRoots: [{ path: join(root, 'content') }],
      state,
    }),
  );
  for (const command of ['media', 'build']) {
    await execa(process.execPath, [archive, command, '--config', config], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
}

/** Derivatives and cards are named by what they are made from: the second build need not make them again. */
function shareMedia(from: string, to: string): void {
  for (const part of ['originals', 'derivatives', 'media', 'cards']) {
    if (existsSync(join(from, part)) && !existsSync(join(to, part))) {
      cpSync(join(from, part), join(to, part), { recursive: true });
    }
  }
}

async function serve(state: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = execa(
    process.execPath,
    [archive, 'serve', '--port', '0', '--config', join(folder, 'directory.yaml'), '--state', state],
    { cwd: root, stdin: 'ignore', all: true, reject: false },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    server.all.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/[\d.a-z]+:\d+\//.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`archive serve ended with ${code}: ${printed}`)));
  });
  return {
    url,
    close: async () => {
      server.kill('SIGTERM');
      await server;
    },
  };
}
