import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileObjectStore } from '#store/file-object-store.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { publishSmallSite } from '#tests/faults/small-site/publish-small-site.ts';
import { makeSmallProject, type SmallFestival } from '#tests/faults/small-site/small-site.ts';
import type { OutsideFile } from './outside-files.ts';
import type { Published, PublishOptions } from './publish-release.ts';
import { openReleasesFolder } from './releases-folder.ts';
import { compileSiteApp } from './site-app/compile.ts';
import { makeSpare } from './spare/make-spare.ts';

let root: string;
let appEntry: string;

beforeAll(async () => {
  root = makeSmallProject();
  appEntry = (await compileSiteApp(root, join(root, '.archive/site-app'))).entry;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const KATE: SmallFestival = { id: 'kate', title: 'Lễ hội Katê', related: ['ok-om-bok'] };
const OK_OM_BOK: SmallFestival = { id: 'ok-om-bok', title: 'Ok Om Bok' };
const GAU_TAO: SmallFestival = { id: 'gau-tao', title: 'Gầu Tào' };

interface Step {
  festivals: SmallFestival[];
  outside?: OutsideFile[];
  searchIndex?: string;
  options?: Partial<PublishOptions>;
}

function newState(): string {
  return mkdtempSync(join(tmpdir(), 'release-state-'));
}

function publish(state: string, { outside = [], options, ...step }: Step): Promise<Published> {
  return publishSmallSite({ state, appEntry, ...step, options: { outside, ...options } });
}

/** Every file of a folder with its bytes. */
function bytesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );
}

const site = (state: string, file: string) => join(state, 'current', file);

test.each<{ change: string; after: SmallFestival[]; rewritten: string[] }>([
  {
    change: 'a title changes',
    after: [KATE, { ...OK_OM_BOK, title: 'Lễ cúng Trăng' }, GAU_TAO],
    rewritten: [
      '/vi/index.html',
      '/vi/festivals/kate/index.html',
      '/vi/festivals/ok-om-bok/index.html',
    ],
  },
  {
    change: 'a record is added',
    after: [KATE, OK_OM_BOK, GAU_TAO, { id: 'ooc-om', title: 'Mới' }],
    rewritten: ['/vi/index.html', '/sitemap.xml', '/vi/festivals/ooc-om/index.html'],
  },
  {
    change: 'a record is removed',
    after: [KATE, OK_OM_BOK],
    rewritten: ['/vi/index.html', '/sitemap.xml'],
  },
  {
    change: 'a record is withdrawn',
    after: [KATE, { ...OK_OM_BOK, withdrawn: true }, GAU_TAO],
    rewritten: [
      '/vi/index.html',
      '/vi/festivals/ok-om-bok/index.html',
      '/vi/festivals/kate/index.html',
    ],
  },
  {
    change: 'a slug becomes a former slug',
    after: [KATE, OK_OM_BOK, { ...GAU_TAO, slug: 'say-san', formerSlugs: ['gau-tao'] }],
    rewritten: [
      '/vi/index.html',
      '/vi/festivals/say-san/index.html',
      '/vi/festivals/gau-tao/index.html',
    ],
  },
])(
  'after $change, an incremental release equals a fresh one byte for byte',
  async ({ after, rewritten }) => {
    const state = newState();
    const fresh = newState();
    await publish(state, { festivals: [KATE, OK_OM_BOK, GAU_TAO] });
    const before = bytesOf(site(state, ''));
    const published = await publish(state, { festivals: after });
    await publish(fresh, { festivals: after });
    const now = bytesOf(site(state, ''));
    expect(now).toEqual(bytesOf(site(fresh, '')));
    for (const file of rewritten) expect(now[file], file).not.toBe(before[file]);
    expect(published.pagesRewritten).toBe(
      Object.keys(now).filter((file) => now[file] !== before[file]).length,
    );
    expect(published.pagesRewritten).toBeLessThan(published.pages);
  },
);

test('a chain of releases, each made out of the oldest, still equals a fresh one', async () => {
  const state = newState();
  const history: SmallFestival[][] = [
    [KATE, OK_OM_BOK],
    [KATE, OK_OM_BOK, GAU_TAO],
    [{ ...KATE, title: 'Katê' }, GAU_TAO, OK_OM_BOK],
    [{ ...KATE, title: 'Katê' }, OK_OM_BOK],
    [KATE, OK_OM_BOK],
    [KATE, { ...OK_OM_BOK, title: 'Lễ cúng Trăng' }],
  ];
  for (const [at, festivals] of history.entries()) {
    await publish(state, { festivals });
    const fresh = newState();
    await publish(fresh, { festivals });
    expect(bytesOf(site(state, '')), `release ${at + 1}`).toEqual(bytesOf(site(fresh, '')));
  }
  expect(openReleasesFolder(state).all()).toEqual([4, 5, 6]);
});

test('releases made out of a spare copy equal fresh ones, and leave no spare behind', async () => {
  const state = newState();
  const releases = openReleasesFolder(state);
  await publish(state, { festivals: [KATE, OK_OM_BOK, GAU_TAO] });
  for (const festivals of [
    [KATE, GAU_TAO],
    [{ ...KATE, title: 'Katê' }, OK_OM_BOK],
  ]) {
    await publish(state, { festivals, options: { spare: makeSpare(releases) } });
    const fresh = newState();
    await publish(fresh, { festivals });
    expect(bytesOf(site(state, ''))).toEqual(bytesOf(site(fresh, '')));
    expect(readdirSync(releases.path).filter((name) => name.includes('spare'))).toEqual([]);
  }
});

test('an older release keeps its bytes when the next one is made', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE, OK_OM_BOK] });
  const first = join(state, 'releases', '1');
  const before = bytesOf(first);
  await publish(state, { festivals: [{ ...KATE, title: 'Katê' }, OK_OM_BOK] });
  expect(bytesOf(first)).toEqual(before);
});

test('nothing is published when nothing changed', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE, OK_OM_BOK] });
  const again = await publish(state, { festivals: [KATE, OK_OM_BOK] });
  expect(again).toMatchObject({ number: 1, isNew: false, pagesRendered: 0 });
});

test('what is withdrawn leaves the releases kept as well, pages, cards, media and shards', async () => {
  const state = newState();
  const outside: OutsideFile[] = [
    {
      path: 'media/drum/0123456789abcdef.opus',
      from: { bytes: Buffer.from('sound') },
      contentNamed: true,
      trace: { kind: 'media', media: 'ok-om-bok' },
    },
    {
      path: 'cards/vi/gau-tao.jpg',
      from: { bytes: Buffer.from('a picture that says: like Ok Om Bok') },
      contentNamed: false,
      trace: { kind: 'card', records: ['gau-tao', 'ok-om-bok'] },
    },
    {
      path: 'search/names/aaaa.js',
      from: { bytes: Buffer.from('Ok Om Bok') },
      contentNamed: true,
      trace: { kind: 'search' },
    },
  ];
  await publish(state, { festivals: [KATE, OK_OM_BOK, GAU_TAO], outside });
  await publish(state, { festivals: [KATE, OK_OM_BOK, { ...GAU_TAO, title: 'Say Sán' }], outside });
  await publish(state, { festivals: [KATE, { ...OK_OM_BOK, withdrawn: true }, GAU_TAO] });
  for (const number of [1, 2, 3]) {
    const files = bytesOf(join(state, 'releases', String(number)));
    const told = Object.entries(files).filter(([, body]) => body.includes('Ok Om Bok'));
    expect(told.map(([file]) => `${number}${file}`)).toEqual([]);
    expect(Object.keys(files).filter((file) => file.includes('media'))).toEqual([]);
  }
});

test('a second withdrawal reaches pages that the first one already replaced', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE, OK_OM_BOK, GAU_TAO] });
  await publish(state, { festivals: [KATE, { ...OK_OM_BOK, withdrawn: true }, GAU_TAO] });
  await publish(state, { festivals: [KATE, { ...OK_OM_BOK, withdrawn: true }] });
  for (const number of [1, 2, 3]) {
    const files = Object.values(bytesOf(join(state, 'releases', String(number))));
    expect(files.filter((body) => /Ok Om Bok|Gầu Tào/.test(body))).toEqual([]);
  }
});

test('assets and shards stay for three releases and go with the fourth', async () => {
  const state = newState();
  const style = (name: string): OutsideFile => ({
    path: `assets/site.${name}.css`,
    from: { bytes: Buffer.from(name) },
    contentNamed: true,
    trace: { kind: 'asset', source: 'src/styles/site.css' },
  });
  for (const name of ['a', 'b', 'c', 'd']) {
    await publish(state, {
      festivals: [KATE, { ...OK_OM_BOK, title: name }],
      outside: [style(name)],
    });
  }
  expect(readdirSync(site(state, 'assets')).sort()).toEqual([
    'site.b.css',
    'site.c.css',
    'site.d.css',
  ]);
});

test('a damaged release is said to be, and a full build mends it', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE, OK_OM_BOK, GAU_TAO] });
  const whole = bytesOf(site(state, ''));
  rmSync(site(state, 'en/festivals/gau-tao/index.html'));
  rmSync(site(state, 'vi/festivals/gau-tao'), { recursive: true });
  const festivals = [KATE, { ...OK_OM_BOK, title: 'Lễ cúng Trăng' }, GAU_TAO];
  await expect(publish(state, { festivals })).rejects.toMatchObject({ name: 'release-damaged' });
  await publish(state, { festivals: [KATE, OK_OM_BOK, GAU_TAO], options: { full: true } });
  expect(bytesOf(site(state, ''))).toEqual(whole);
});

test('a page that fails stops the release, names the page, and leaves the old site as it was', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE, OK_OM_BOK] });
  const before = bytesOf(site(state, ''));
  const broken = publish(state, { festivals: [KATE, OK_OM_BOK, { id: 'broken', title: 'Hỏng' }] });
  await expect(broken).rejects.toMatchObject({ name: 'page-failed' });
  await expect(broken).rejects.toThrow('vi/festivals/broken/');
  expect(bytesOf(site(state, ''))).toEqual(before);
});

test.each([1, 5])('in release %i, a file that traces to nothing stops it', async (number) => {
  const state = newState();
  for (let n = 1; n < number; n += 1)
    await publish(state, { festivals: [{ ...KATE, title: `${n}` }] });
  const stray = join(state, 'releases', `${number}.unfinished`, 'vi', 'strange', 'stray.jpg');
  const planting = publish(state, {
    festivals: [KATE],
    options: {
      onPage() {
        mkdirSync(join(stray, '..'), { recursive: true });
        writeFileSync(stray, 'a picture nobody knows');
      },
    },
  });
  await expect(planting).rejects.toMatchObject({ name: 'orphan-file' });
  expect(openReleasesFolder(state).current()).toBe(number === 1 ? null : number - 1);
});

test('what the inspection of a release throws keeps it out of use', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE] });
  const seen: string[] = [];
  const inspect = async (folder: string) => {
    seen.push(readFileSync(join(folder, 'vi/index.html'), 'utf8'));
    throw new Error('leaks');
  };
  await expect(
    publish(state, { festivals: [KATE, OK_OM_BOK], options: { inspect } }),
  ).rejects.toThrow('leaks');
  expect(seen[0]).toContain('Ok Om Bok');
  expect(readFileSync(site(state, 'vi/index.html'), 'utf8')).not.toContain('Ok Om Bok');
});

test('many pages are rendered on threads, and one that fails there names itself', async () => {
  const many = Array.from({ length: 150 }, (_, n) => ({ id: `le-${n}`, title: `Lễ ${n}` }));
  const [threaded, single] = [newState(), newState()];
  await publish(threaded, { festivals: many });
  await publish(single, { festivals: many, options: { threads: 1 } });
  expect(bytesOf(site(threaded, ''))).toEqual(bytesOf(site(single, '')));
  const broken = publish(newState(), { festivals: [...many, { id: 'broken', title: 'Hỏng' }] });
  await expect(broken).rejects.toMatchObject({ name: 'page-failed' });
  await expect(broken).rejects.toThrow('vi/festivals/broken/');
});

test('a page that names the search index follows it, and no other page does', async () => {
  const state = newState();
  const festivals = [KATE, { id: 'finder', title: 'Tìm' }];
  await publish(state, { festivals, searchIndex: 'search/index.1.js' });
  const published = await publish(state, { festivals, searchIndex: 'search/index.2.js' });
  expect(published.pagesRewritten).toBe(2);
  expect(readFileSync(site(state, 'vi/festivals/finder/index.html'), 'utf8')).toContain(
    'index.2.js',
  );
});

test('derivatives come out of their store several at a time, and not all at once', async () => {
  const state = newState();
  const store = fileObjectStore(join(state, 'derivatives'));
  const outside = await Promise.all(
    Array.from({ length: 40 }, async (_, n): Promise<OutsideFile> => {
      const [path, bytes] = [`media/anh/${n}.jpg`, Buffer.from(`photograph ${n}`)];
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { key, sizeBytes } = await store.put(`photographs/${n}`, bytes);
      const trace = { kind: 'public', source: path } as const;
      return { path, from: { key, sha256, sizeBytes }, contentNamed: true, trace };
    }),
  );
  let underWay = 0;
  let mostAtOnce = 0;
  const derivatives: ObjectStore = {
    ...store,
    async linkTo(key, path) {
      mostAtOnce = Math.max(mostAtOnce, ++underWay);
      const isThere = await store.linkTo(key, path);
      underWay--;
      return isThere;
    },
  };
  await publish(state, { festivals: [KATE], outside, options: { derivatives } });
  expect(readFileSync(site(state, 'media/anh/39.jpg'), 'utf8')).toBe('photograph 39');
  expect(mostAtOnce).toBe(16);
});
