/**
 * `npm run bench:pages -- [--json] [--without-lighthouse]`: the first view of six kinds of pages of the
 * sample site, and of the same records made into a site with Astro Starlight in the same run: bytes, requests
 * and the largest contentful paint on a slow phone; then what Lighthouse says of them. Needs the npm registry
 * for the peer and for Lighthouse. `--json` ends with one line of JSON: `{ ours: { <kind>: { … } }, peer: … }`.
 */
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { stringify } from 'yaml';
import { openChromium } from '#tests/open-chromium.ts';
import { sampleProjection } from '../search/sample-projection.ts';
import { serveFolder } from '../serve-folder.ts';
import { LIGHTHOUSE_PACKAGES, lighthouseOf, type Scores } from './lighthouse.ts';
import { type PageCost, pageCost } from './page-cost.ts';
import { writeStarlight } from './write-starlight.ts';

const KINDS = {
  home: { ours: '/vi/', peer: '/vi/' },
  festival: { ours: '/vi/festivals/kate/', peer: '/vi/festivals/kate/' },
  community: { ours: '/vi/communities/cham/', peer: '/vi/communities/cham/' },
  list: { ours: '/vi/festivals/', peer: '/vi/festivals/' },
  recording: { ours: '/vi/media/reading-kate-vi/', peer: '/vi/media/reading-kate-vi/' },
  search: { ours: '/vi/search/', peer: null },
} as const;
const DEBUG_PORT = 9377;

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    json: { type: 'boolean', default: false },
    'without-lighthouse': { type: 'boolean', default: false },
  },
});
const repository = join(import.meta.dirname, '../../..');
const folder = await mkdtemp(join(tmpdir(), 'bench-pages-'));
type Figures = Record<string, PageCost & { lighthouse?: Scores }>;
try {
  const sites = { ours: await buildOurs(), peer: await buildPeer() };
  const tools = join(folder, 'tools');
  if (!values['without-lighthouse']) await install(tools, LIGHTHOUSE_PACKAGES);
  const figures: Record<string, Figures> = {};
  const browser = await openChromium(`--remote-debugging-port=${DEBUG_PORT}`);
  for (const [name, site] of Object.entries(sites)) {
    const server = await serveFolder(site);
    const own: Figures = {};
    for (const [kind, routes] of Object.entries(KINDS)) {
      const route = routes[name as keyof typeof sites];
      if (route === null) continue;
      const url = server.url + route;
      const cost = await pageCost(browser, url);
      const lighthouse = values['without-lighthouse']
        ? null
        : await lighthouseOf(url, { folder: tools, port: DEBUG_PORT });
      own[kind] = { ...cost, ...(lighthouse === null ? {} : { lighthouse: lighthouse.scores }) };
      report(name, kind, own[kind], lighthouse?.failed ?? []);
    }
    figures[name] = own;
    server.close();
  }
  await browser.close();
  if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function buildOurs(): Promise<string> {
  const state = join(folder, 'state');
  const config = join(folder, 'archive.yaml');
  writeFileSync(
    config,
    stringify({
      name: 'Bản Sắc',
      // Pages that nobody has confirmed yet ask not to be indexed; measured is what a confirmed one gets.
      site: {
        url: 'http://localhost:4321',
        locales: ['vi', 'en'],
        linkStyle: 'directory',
        indexCompiled: true,
      },
      contentRoots: [{ path: join(repository, 'content') }],
      state,
    }),
  );
  for (const command of ['media', 'build']) {
    const program = join(repository, 'src/cli/archive.mjs');
    await execa(process.execPath, [program, command, '--config', config], { cwd: repository });
  }
  return realpathSync(join(state, 'current'));
}

async function buildPeer(): Promise<string> {
  const peer = join(folder, 'peer');
  mkdirSync(peer);
  const records = await sampleProjection(join(folder, 'sample'));
  writeStarlight(records, peer);
  records.close();
  await execa('npm', ['install', '--no-audit', '--no-fund'], { cwd: peer });
  await execa(process.execPath, [join(peer, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: peer,
  });
  return join(peer, 'dist');
}

async function install(into: string, dependencies: Readonly<Record<string, string>>) {
  mkdirSync(into);
  writeFileSync(join(into, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await execa('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: into });
}

function report(site: string, kind: string, figures: Figures[string], failed: string[]): void {
  const { lighthouse, ...cost } = figures;
  const told = Object.entries({ ...cost, ...lighthouse }).map(
    ([name, value]) => `${name} ${Math.round(value * 100) / 100}`,
  );
  const stream = values.json ? process.stderr : process.stdout;
  stream.write(`${site} ${kind}: ${told.join(', ')}\n`);
  for (const title of failed) stream.write(`    ${title}\n`);
}
