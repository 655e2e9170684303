import { expect, test } from 'vitest';
import { place, record, text } from '#tests/golden/search/records.ts';
import type { ExportSources } from '../export-sources.ts';
import { toEdtf } from './edtf.ts';
import { toRecordDocument } from './record-document.ts';
import { scriptOf } from './script-of.ts';

const NONE: ExportSources = {
  siteUrl: 'https://kho.example',
  ark: { naan: '99999', shoulder: 'bs1' },
  isOut: () => false,
  titles: () => ({}),
  community: () => null,
  place: () => null,
  scheme: () => null,
};

test('a record without a page has no address', () => {
  const given = { texts: [text('vi', 'Chợ', null)], channels: ['dataset' as const] };
  const document = toRecordDocument(record('place', 'cho', place('market'), given), NONE);
  expect(document.url).toBeNull();
});

test('where nothing else is let out, nothing else is named', () => {
  const given = {
    texts: [text('vi', 'Chợ', null)],
    communities: ['kin-1'],
    places: ['kin-2'],
    concepts: ['kin-3'],
    media: ['kin-4'],
    sources: ['kin-5'],
    related: [{ id: 'kin-6', reason: null }],
    similar: [{ id: 'kin-7', because: ['kin-8'] }],
  };
  const facts = place('market', 'kin-9', ['kin-10']);
  const document = toRecordDocument(record('place', 'cho', facts, given), NONE);
  expect(JSON.stringify(document)).not.toContain('kin-');
});

test('a place that lies in itself by mistake ends the walk to its province', () => {
  const loop = place('province', 'b');
  const sources = { ...NONE, isOut: () => true, place: () => loop };
  const given = { texts: [text('vi', 'A', null)] };
  const document = toRecordDocument(record('place', 'a', place('village', 'b'), given), sources);
  expect(document.provinceCodes).toEqual({ current: [], former: [] });
});

test.each([
  ['cjm-Cham', 'ꨌꩌ', 'Cham'],
  ['zh-Hans', '占族', 'Hans'],
  ['km', 'ខ្មែរ', 'Khmr'],
  ['zh', '占族', 'Hani'],
  ['vi', 'Chăm', 'Latn'],
  ['blt-Tavt', 'ꪼꪕ', 'Tavt'],
  ['vi', '1979', null],
])('a name in %s, %s, is in the script %s', (lang, name, script) => {
  expect(scriptOf(lang, name)).toBe(script);
});

test.each([
  [{ start: '2026-11-24', end: '2026-11-24', status: 'observed' as const }, '2026-11-24'],
  [
    { start: '2026-11-24', end: '2026-11-25', status: 'announced' as const },
    '2026-11-24/2026-11-25',
  ],
  [{ start: '2026-11-24', end: '2026-11-24', status: 'computed' as const }, '2026-11-24?'],
])('%j is %s in EDTF', (days, edtf) => {
  expect(toEdtf(days)).toBe(edtf);
});
