import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseInvalid } from '#conformance/refuse-invalid.ts';
import { validateRelease } from '#conformance/validate-release.ts';
import { VALIDATORS } from '#conformance/validators.ts';
import type { PublishedConformance } from '#domain/public/conformance.ts';
import { routes } from '#domain/public/routes.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import type { Published } from '#release/publish-release.ts';
import { compileSiteApp } from '#release/site-app/compile.ts';
import { publishSmallSite } from '#tests/faults/small-site/publish-small-site.ts';
import { makeSmallProject, type SmallFestival } from '#tests/faults/small-site/small-site.ts';

/** Whole releases of the small site, held to their standards by the real validators as a build does. */
const KATE: SmallFestival = { id: 'kate', title: 'Lễ hội Katê' };
const GAU_TAO: SmallFestival = { id: 'gau-tao', title: 'Gầu Tào' };
const WORDS = 'WEBVTT\n\n00:00.000 --> 00:02.000\nKatê\n';
/** Its pages are too small to be whole ones. */
const USED = VALIDATORS.filter(({ id }) => ['html-syntax', 'webvtt', 'icalendar'].includes(id));

let root: string;
let appEntry: string;
const states: string[] = [];
beforeAll(async () => {
  root = makeSmallProject();
  appEntry = (await compileSiteApp(root, join(root, '.archive/site-app'))).entry;
});
afterAll(() => {
  for (const folder of [root, ...states]) rmSync(folder, { recursive: true, force: true });
});

function newState(): string {
  const state = mkdtempSync(join(tmpdir(), 'conformance-state-'));
  states.push(state);
  return state;
}

interface Step {
  festivals: SmallFestival[];
  words?: string;
  full?: boolean;
}

async function publish(
  state: string,
  { festivals, words = WORDS, full = false }: Step,
): Promise<Published & { filesRead: number[] }> {
  const outside: OutsideFile[] = [
    {
      path: 'media/kate/words.vtt',
      from: { bytes: Buffer.from(words) },
      contentNamed: false,
      trace: { kind: 'media', media: 'kate' },
    },
  ];
  const filesRead: number[] = [];
  const published = await publishSmallSite({
    state,
    appEntry,
    festivals,
    options: {
      outside,
      full,
      // A page that is made last is counted with the others.
      lateRoutes: [routes.conformanceReport(), routes.home('vi')],
      async validate(folder, files) {
        const validated = await validateRelease({
          folder,
          files,
          validators: USED,
          memory: join(state, 'cache/conformance.json'),
          full: full && filesRead.length === 0,
        });
        filesRead.push(validated.filesRead);
        refuseInvalid(validated);
        return validated.report;
      },
    },
  });
  return { ...published, filesRead };
}

function bytesOf(state: string): Record<string, string> {
  const folder = join(state, 'current');
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

const reportOf = (state: string) =>
  JSON.parse(readFileSync(join(state, 'current/conformance.json'), 'utf8')) as PublishedConformance;

test('the report in a release tells of that release, of the pages made last as well', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE, GAU_TAO] });
  const pages = Object.keys(bytesOf(state)).filter((path) => path.endsWith('.html'));
  expect(reportOf(state).validators).toEqual(
    USED.map(({ id, name, version, standard }) => ({
      name,
      version,
      standard,
      checked: { 'html-syntax': pages.length, webvtt: 1 }[id as string] ?? 0,
      failed: 0,
    })),
  );
});

test('a release with a file that breaks its standard is not put into use, and the old one stands', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE] });
  const before = bytesOf(state);
  const broken = publish(state, { festivals: [KATE, GAU_TAO], words: 'Katê, không có gì khác' });
  await expect(broken).rejects.toMatchObject({
    name: 'conformance-failed',
    what: { en: expect.stringMatching(/media\/kate\/words\.vtt \(WebVTT, webvtt-parser/) },
  });
  expect(bytesOf(state)).toEqual(before);
  const mended = await publish(state, { festivals: [KATE, GAU_TAO] });
  expect(mended).toMatchObject({ number: 2, isNew: true });
});

test('after a change only what changed is looked at, and the release equals a fresh one byte for byte', async () => {
  const state = newState();
  await publish(state, { festivals: [KATE, GAU_TAO] });
  const changed = await publish(state, { festivals: [{ ...KATE, title: 'Katê' }, GAU_TAO] });
  // The record in two languages and one home page; the home that is made last; once more, to be sure.
  expect(changed.filesRead).toEqual([3, 1, 0]);
  const fresh = newState();
  await publish(fresh, { festivals: [{ ...KATE, title: 'Katê' }, GAU_TAO] });
  expect(bytesOf(state)).toEqual(bytesOf(fresh));
  await publish(state, { festivals: [{ ...KATE, title: 'Katê' }, GAU_TAO], full: true });
  expect(bytesOf(state)).toEqual(bytesOf(fresh));
});

test('an archive that did not change makes no new release', async () => {
  const state = newState();
  const first = await publish(state, { festivals: [KATE] });
  const again = await publish(state, { festivals: [KATE] });
  expect(again).toMatchObject({ number: 1, isNew: false, filesRead: [] });
  expect(again.conformance).toEqual(first.conformance);
});
