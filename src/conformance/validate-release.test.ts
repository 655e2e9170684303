import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseInvalid } from './refuse-invalid.ts';
import { validateRelease } from './validate-release.ts';
import { VALIDATORS } from './validators.ts';

const cues = (words: string) => `WEBVTT\n\n00:00.000 --> 00:02.000\n${words}\n`;
const page = (words: string) =>
  `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>Katê</title></head><body><main><h1>${words}</h1></main></body></html>`;

function release() {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const files: Record<string, { hash: string }> = {};
  return {
    write(path: string, text: string) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      files[path] = { hash: createHash('sha256').update(text).digest('hex').slice(0, 16) };
    },
    validate: (full = false) =>
      validateRelease({
        folder,
        files,
        validators: VALIDATORS,
        memory: join(folder, '.memory.json'),
        full,
      }),
  };
}

test('what was valid is not looked at again, and the report is the same for it', async () => {
  const site = release();
  site.write('media/a/1.vtt', cues('một'));
  site.write('media/b/2.vtt', cues('hai'));
  site.write('vi/index.html', page('Katê'));
  const first = await site.validate();
  expect(first.filesRead).toBe(5);
  const again = await site.validate();
  expect(again).toEqual({ ...first, filesRead: 0 });
  site.write('media/b/2.vtt', cues('ba'));
  expect(await site.validate()).toEqual({ ...first, filesRead: 1 });
  expect(await site.validate(true)).toEqual(first);
  expect(first.report.validators.find(({ id }) => id === 'webvtt')).toMatchObject({
    checked: 2,
    failed: 0,
  });
});

test('what broke its standard is looked at every time, and named in both languages', async () => {
  const site = release();
  site.write('media/a/1.vtt', cues('một'));
  site.write('media/b/2.vtt', 'không phải WebVTT');
  await site.validate();
  const validated = await site.validate();
  expect(validated.filesRead).toBe(1);
  expect(validated.failures.map(({ path }) => path)).toEqual(['media/b/2.vtt']);
  expect(() => refuseInvalid(validated)).toThrow(
    expect.objectContaining({
      name: 'conformance-failed',
      what: {
        vi: expect.stringMatching(/1 tệp.*\n {2}media\/b\/2\.vtt \(WebVTT, webvtt-parser 2/),
        en: expect.stringMatching(/1 files.*\n {2}media\/b\/2\.vtt \(WebVTT, webvtt-parser 2/),
      },
    }),
  );
});

test('which pages are looked at closely follows from their addresses, some of every kind', async () => {
  const html = VALIDATORS.find(({ id }) => id === 'html');
  const paths = Array.from({ length: 40 }, (_, number) => [
    `vi/festivals/le-${number}/index.html`,
    `vi/festivals/le-${number}/print/index.html`,
    `en/festivals/le-${number}/index.html`,
    `id/le-${number}/index.html`,
  ]).flat();
  const chosen = html?.choose?.([...paths, 'vi/index.html']) ?? [];
  const kinds = [/^vi\/festivals\/[^/]+\/index/, /print/, /^en\//, /^id\//];
  for (const kind of kinds) expect(chosen.filter((path) => kind.test(path))).toHaveLength(2);
  expect(chosen).toContain('vi/index.html');
  expect(html?.choose?.(['vi/index.html', ...paths.reverse()])).toEqual(chosen);
});

test('many files are looked at on threads, and come out as they do one after the other', async () => {
  const site = release();
  for (let number = 0; number < 450; number += 1) {
    site.write(`media/a/${number}.vtt`, number === 321 ? 'không phải' : cues(`lời ${number}`));
  }
  const { failures, report } = await site.validate();
  expect(failures.map(({ path }) => path)).toEqual(['media/a/321.vtt']);
  expect(report.validators.find(({ id }) => id === 'webvtt')).toMatchObject({
    checked: 450,
    failed: 1,
  });
});
