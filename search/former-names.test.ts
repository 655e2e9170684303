import { expect, test } from 'vitest';
import { record, recordsInMemory, text } from '#tests/golden/search/records.ts';
import { toSearchDocument } from './documents.ts';

const place = (id: string, title: string, kind: 'province' | 'former-province', now: string[]) =>
  record(
    'place',
    id,
    { kind, parent: null, coordinates: null, codes: [], succeededBy: now },
    { texts: [text('vi', title, null)] },
  );

test('a province is found by the names of the provinces it was formed from', () => {
  const province = place('an-giang', 'An Giang', 'province', []);
  const former = place('kien-giang-pre2025', 'Kiên Giang', 'former-province', ['an-giang']);
  const records = recordsInMemory([province, former]);
  expect(toSearchDocument(province, records).names).toContainEqual({
    text: 'Kiên Giang',
    lang: 'vi',
    field: 'name',
  });
  expect(toSearchDocument(former, records).names).not.toContainEqual(
    expect.objectContaining({ text: 'An Giang' }),
  );
});
