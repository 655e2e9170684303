import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorkspace } from './workspace.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workspace-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const S3 = { endpoint: 'http://127.0.0.1:9000', bucket: 'kho' };

function openWith(media: unknown) {
  const config = join(folder, 'archive.yaml');
  const site = { url: 'https://kho.example' };
  const settings = { name: 'Kho thử', site, contentRoots: [{ path: 'content' }], media };
  writeFileSync(config, JSON.stringify(settings));
  return openWorkspace({ config });
}

test.each([
  { originals: { folder: 'kho' }, derivatives: { folder: './x/../kho/' } },
  { originals: { folder: '.archive/derivatives' } },
  { originals: { s3: S3 }, derivatives: { s3: { ...S3, region: 'vn-1', pathStyle: false } } },
  {
    originals: { s3: { ...S3, prefix: 'a/b' } },
    derivatives: { s3: { ...S3, prefix: 'a/b', endpoint: 'http://127.0.0.1:9000/' } },
  },
])('originals and derivatives in one place are refused: %j', (media) => {
  const fault = {
    name: 'stores-not-apart',
    what: { vi: expect.stringContaining('bản gốc'), en: expect.stringContaining('originals') },
  };
  expect(() => openWith(media)).toThrow(expect.objectContaining(fault));
});

test.each([
  {},
  { originals: { folder: 'kho/goc' }, derivatives: { folder: 'kho' } },
  { originals: { s3: S3 }, derivatives: { s3: { ...S3, prefix: 'derivatives' } } },
  { originals: { s3: S3 }, derivatives: { s3: { ...S3, bucket: 'kho-2' } } },
  { originals: { s3: S3 } },
])('originals and derivatives apart are taken: %j', (media) => {
  expect(openWith(media).folders.originals).not.toBe(openWith(media).folders.derivatives);
});
