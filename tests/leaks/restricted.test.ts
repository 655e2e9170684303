import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fingerprints, fingerprintRestricted } from '#projection/leaks/fingerprints.ts';
import { inspectRelease, refuseLeaks } from '#projection/leaks/inspect-release.ts';
import { exonymsOf, scanExonyms } from '#projection/leaks/scan-exonyms.ts';
import { type LeakReport, scanLeaks } from '#projection/leaks/scan-leaks.ts';
import { decodeIndex } from '#search/static-index/decode.ts';
import { OPEN } from '#tests/fixtures/restricted/closed-doors.ts';
import { OPEN_EXONYM } from '#tests/fixtures/restricted/open-records.ts';
import { planInjections } from './injections.ts';
import { searchRaw } from './raw-search.ts';
import { buildRestrictedRelease, type RestrictedRelease } from './restricted-release.ts';

let built: RestrictedRelease;
let fingerprints: Fingerprints;
let clean: LeakReport;

const scan = (release: string, options: { full: boolean; previous?: LeakReport }) =>
  scanLeaks({
    release,
    fingerprints,
    published: built.published,
    manifest: built.manifest,
    full: options.full,
    previous: options.previous?.scanned ?? null,
    decodeIndex,
  });

/** A copy whose files are the release's own until something replaces them; unchanged ones need no new scan. */
function linkedCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leaking-'));
  for (const entry of readdirSync(built.release, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const target = join(folder, relative(built.release, path));
    if (entry.isDirectory()) mkdirSync(target, { recursive: true });
    else linkSync(path, target);
  }
  return folder;
}

beforeAll(async () => {
  built = await buildRestrictedRelease();
  fingerprints = fingerprintRestricted({
    records: () => built.catalogue.all(),
    published: built.published,
    scope: 'page',
  });
  clean = await scan(built.release, { full: true });
});
afterAll(() => built.close());

test('the archive holds sixty-four restricted records, four of each type, through every closed door', () => {
  const { closed, canaries } = built.archive;
  expect(closed).toHaveLength(64);
  expect(new Set(closed.map(({ type }) => type)).size).toBe(16);
  expect(new Set(closed.map(({ door }) => door.name)).size).toBe(10);
  expect(canaries.length).toBeGreaterThan(1000);
  for (const { id, door, type } of closed) {
    const entry = built.published.entry(id);
    // The address alone would name a person.
    if (door.leavesTombstone && type !== 'person')
      expect([id, entry?.type]).toEqual([id, 'tombstone']);
    else if (!door.otherChannel) expect([id, entry]).toEqual([id, null]);
  }
});

test('the public records that point at them are there, without them', () => {
  for (const id of built.archive.openIds) {
    expect([id, built.published.entry(id)?.id]).toEqual([id, id]);
  }
});

test('the scanner finds nothing in the release', () => {
  expect(clean.findings).toEqual([]);
  expect(clean.filesScanned).toBe(Object.keys(built.manifest.files).length);
});

test('a plain search for every canary, without the scanner, finds nothing in the release either', () => {
  const words = built.archive.canaries.map(({ token }) => token);
  expect(searchRaw(built.release, words)).toEqual([]);
});

test('what is handed on is public: no card, paper, frame, answer or feed of a closed record', () => {
  const { files } = built.manifest;
  const closed = new Set(built.archive.closed.map(({ id }) => id));
  const handedOn = Object.keys(files).flatMap((path) => {
    const id = /^(?:cards|embed|oembed)\/[^/]+\/([^/]+?)(?:\.jpg|\.json|\/index\.html)$/.exec(
      path,
    )?.[1];
    const feed = /^[^/]+\/feeds\/[^/]+\/([^/]+)\.(?:xml|rss|json)$/.exec(path)?.[1];
    return id ?? feed ?? [];
  });
  expect(handedOn.length).toBeGreaterThan(20);
  expect(handedOn.filter((id) => closed.has(id))).toEqual([]);
  const shown = Object.values(files).flatMap(({ trace }) =>
    trace.kind === 'card' ? trace.records : [],
  );
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.filter((id) => closed.has(id))).toEqual([]);
});

describe.each([
  ['dataset', /^(?:api|dataset)\//, ['api/1/index.json', 'dataset/datapackage.json'], OPEN.source],
  ['harvest', /^(?:national|oai)\//, ['oai/oai_dc/1.xml', 'national/SHA256SUMS.sig'], OPEN.concept],
] as const)('what goes out in the channel %s', (channel, folders, expected, closedToIt) => {
  const texts = () =>
    Object.keys(built.manifest.files)
      .filter((path) => folders.test(path))
      .map((path) => [path, readFileSync(join(built.release, path), 'utf8')] as const);

  test('is there, and was looked through', () => {
    expect(texts().map(([path]) => path)).toEqual(expect.arrayContaining([...expected]));
    const records = texts().filter(([, text]) => text.includes(OPEN.community));
    expect(records.length).toBeGreaterThan(3);
  });

  test('names no record that is not open in it, even where records that are name it', () => {
    const out = built.published.inChannel(channel);
    const shown = built.published.entries.filter(({ page }) => page).map(({ id }) => id);
    const kept = shown.filter((id) => !out.has(id));
    expect(kept).toContain(closedToIt);
    const named = texts().flatMap(([path, text]) =>
      kept
        .filter((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text))
        .map((id) => [path, id]),
    );
    expect(named).toEqual([]);
  });
});

test('nothing of a record closed in all channels is in the compiled projection', () => {
  const otherwise = new Set(
    built.archive.closed.filter(({ door }) => door.otherChannel).map(({ id }) => id),
  );
  const stems = [...otherwise].map((id) => id.split('-').slice(0, 3).join('-'));
  const words = built.archive.canaries
    .filter(({ recordId }) => !otherwise.has(recordId) && !stems.includes(recordId))
    .map(({ token }) => token);
  expect(searchRaw(built.workspace.folders.projection, words)).toEqual([]);
});

test('a name for search only is found by search, and shown nowhere', async () => {
  const { cards, terms } = await decodeIndex(built.release);
  // The index holds such names as hashes, in a tier of their own.
  const hidden = terms.filter(({ tier }) => tier === 'hidden').flatMap(({ ids }) => ids);
  expect(hidden).toContain(OPEN.community);
  const names = exonymsOf(built.published);
  expect(names).toEqual([{ recordId: OPEN.community, text: OPEN_EXONYM }]);
  const suggestions = cards.map(({ locale, card }) => ({
    file: locale,
    text: JSON.stringify(card),
  }));
  expect(scanExonyms({ folder: built.release, names, suggestions })).toEqual([]);
});

test('the archive command finds nothing either, and remembers what it has seen', async () => {
  const memory = join(built.workspace.folders.cache, 'leaks-of-test.json');
  const inspect = () =>
    inspectRelease({
      release: built.release,
      manifest: built.manifest,
      published: built.published,
      records: () => built.catalogue.all(),
      decodeIndex,
      memory,
      full: false,
    });
  const first = await inspect();
  expect([first.findings, first.filesSkipped]).toEqual([[], 0]);
  const second = await inspect();
  expect([second.findings, second.filesScanned]).toEqual([[], 0]);
  expect(() => refuseLeaks(second)).not.toThrow();
});

test('a second scan reads no file again, and a full one reads them all', async () => {
  const again = await scan(built.release, { full: false, previous: clean });
  expect([again.filesScanned, again.findings]).toEqual([0, []]);
  const full = await scan(built.release, { full: true, previous: clean });
  expect(full.filesSkipped).toBe(0);
});

describe('one leak put in by hand', () => {
  test('is found on every surface, with its file and its record', async () => {
    const injections = planInjections({
      archive: built.archive,
      published: built.published,
      locales: built.workspace.site.locales,
    });
    expect(injections.length).toBeGreaterThanOrEqual(10);
    const missed: unknown[] = [];
    for (const { surface, file, recordId, kinds, inject } of injections) {
      const folder = linkedCopy();
      try {
        await inject(folder);
        const { findings } = await scan(folder, { full: false, previous: clean });
        const found = findings.some(
          (finding) =>
            finding.file.startsWith(file) &&
            (recordId === null || finding.recordId === recordId) &&
            kinds.includes(finding.kind),
        );
        if (!found) missed.push({ surface, file, recordId, findings });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    expect(missed).toEqual([]);
  });

  test('is found again as long as it stands, in a scan of what changed as in a full one', async () => {
    const folder = linkedCopy();
    try {
      const [first] = planInjections({
        archive: built.archive,
        published: built.published,
        locales: built.workspace.site.locales,
      });
      if (first === undefined) throw new Error('no injection');
      await first.inject(folder);
      const after = await scan(folder, { full: false, previous: clean });
      expect(after.filesScanned).toBe(1);
      expect(after.findings.map(({ file }) => file)).toContain(first.file);
      const repeated = await scan(folder, { full: false, previous: after });
      expect(repeated.findings).toEqual(after.findings);
      const full = await scan(folder, { full: true });
      expect(full.findings).toEqual(after.findings);
      expect(() => refuseLeaks(full)).toThrow(first.file);
      // A report is kept and mailed: it names records and never quotes them.
      const report = JSON.stringify(full);
      const quoted = built.archive.canaries.filter(({ text }) => text.includes(' '));
      expect(quoted.filter(({ text }) => report.includes(text))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
