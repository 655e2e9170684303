/** Of every golden record what harvesters get: `records/<id>.json` → `oai-dc/<id>.xml`, `edm/<id>.xml`. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Channel } from '#domain/public/vocabulary.ts';
import { harvestExporters } from '#exported/harvest-exporters.ts';
import { GOLDEN_FOLDER, goldenArchive, goldenRecords, SITE } from './golden-archive.ts';

const goldens = goldenRecords();
const open: Channel[] = ['page', 'search', 'embed', 'harvest'];
/** One that has a page and may not be harvested, among those that others name. */
const KEPT = goldens.find(({ record }) => record.type === 'community')?.record;
const archive = goldenArchive(goldens.map((golden) => withChannels(golden, open)));
const exporters = harvestExporters(SITE);

function withChannels(golden: (typeof goldens)[number], channels: Channel[]) {
  return { ...golden, record: { ...golden.record, channels } };
}

describe.each(exporters)('$name', ({ name, types, make }) => {
  const folder = name.replace('_', '-');
  const taken = goldens.filter(({ record }) => types?.includes(record.type) ?? true);

  test.each(taken)('of $record.id', async ({ record }) => {
    const made = make(record.id, archive);
    if (made === null) {
      expect(record.rights.licence).not.toMatch(/^CC/);
      return;
    }
    const file = join(GOLDEN_FOLDER, folder, `${record.id}.xml`);
    await expect(`${made}\n`).toMatchFileSnapshot(file);
  });

  test('names nobody who may not be harvested', () => {
    const others = goldens.map((golden) =>
      withChannels(golden, golden.record.id === KEPT?.id ? ['page', 'search'] : open),
    );
    const records = goldenArchive(others);
    const naming = taken.filter(({ record }) => record.communities.includes(KEPT?.id ?? ''));
    expect(naming.length).toBeGreaterThan(0);
    for (const { record } of naming) {
      const all = make(record.id, archive) ?? '';
      const less = make(record.id, records) ?? '';
      for (const { title } of KEPT?.texts ?? []) {
        expect(less).not.toContain(`>${title}<`);
      }
      expect(less.length).toBeLessThan(all.length);
    }
  });
});
