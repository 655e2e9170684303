import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseYaml } from '#catalogue/source/yaml.ts';
import { RECORD_TYPES, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { Mapping } from '../editing/same.ts';
import { fieldsOf } from '../schema-fields.ts';
import {
  HAS,
  newLanguageName,
  newWordsName,
  orderName,
  removeName,
  rowsName,
  valueName,
  variantName,
} from './field-names.ts';
import type { FieldView } from './field-view.ts';
import { readFields } from './read-fields.ts';
import { toFormView } from './to-view.ts';

const resolve = (typed: string) => /\[([^\]]+)\]$/.exec(typed)?.[1] ?? typed;

/** What a browser sends of a form that nobody touched. */
function untouched(type: (typeof RECORD_TYPES)[number], facts: Mapping): URLSearchParams {
  const { first, folded } = toFormView({
    type,
    fields: fieldsOf(type),
    facts,
    faults: [],
    nameOf: (id) => `Tên của ${id} [${id}]`,
    alike: () => [],
    moreRows: new Map(),
  });
  const form = new URLSearchParams();
  const send = (view: FieldView): void => {
    switch (view.shape) {
      case 'line':
      case 'area':
      case 'select':
      case 'reference':
        form.append(valueName(view.name), view.value);
        break;
      case 'checks':
        for (const value of view.chosen) form.append(valueName(view.name), value);
        break;
      case 'words':
        for (const { name, words } of view.words) form.append(valueName(name), words);
        form.append(newLanguageName(view.name), '');
        form.append(newWordsName(view.name), '');
        if (view.sources !== null) send(view.sources);
        break;
      case 'rows':
        form.append(rowsName(view.name), String(view.rows.length));
        for (const { field } of view.rows) send(field);
        break;
      case 'group':
        for (const below of [...view.fields, ...view.folded]) send(below);
        break;
      case 'variants':
        form.append(variantName(view.name), view.chosen);
        for (const { fields } of view.variants) for (const below of fields) send(below);
        break;
    }
  };
  for (const view of [...first, ...folded]) {
    form.append(HAS, view.name);
    send(view);
  }
  return form;
}

function read(type: (typeof RECORD_TYPES)[number], facts: Mapping, form: URLSearchParams): Mapping {
  return readFields(fieldsOf(type), facts, { form, resolve });
}

test('a form that nobody touched changes nothing, in every record of the sample and the village', () => {
  let seen = 0;
  for (const root of ['content', 'tests/fixtures/village/content']) {
    for (const type of RECORD_TYPES) {
      const folder = `${root}/${TYPE_FOLDER[type]}`;
      for (const name of foldersIn(folder)) {
        const parsed = parseYaml(readFileSync(`${folder}/${name}/record.yaml`, 'utf8'));
        const facts = (parsed.ok ? parsed.value : {}) as Mapping;
        expect(read(type, facts, untouched(type, facts)), name).toEqual(facts);
        seen += 1;
      }
    }
  }
  expect(seen).toBeGreaterThan(1_000);
});

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const PLACE = { id: 'cho-mau', type: 'place', kind: 'market' };

test('keeps what no schema knows, in rows too', () => {
  const facts = {
    ...PLACE,
    future: { of: 'tomorrow' },
    names: [{ text: 'Chợ', lang: 'vi', kind: 'official', later: 1 }],
  };
  const form = untouched('place', facts);
  form.set('v.names.0.text', 'Chợ Mẫu');
  expect(read('place', facts, form)).toEqual({
    ...facts,
    names: [{ text: 'Chợ Mẫu', lang: 'vi', kind: 'official', later: 1 }],
  });
});

test('rows are added, taken out and moved', () => {
  const facts = { ...PLACE, media: ['m-a', 'm-b', 'm-c'] };
  const form = untouched('place', facts);
  form.set(removeName('media.0'), '1');
  form.set(orderName('media.1'), '9');
  form.set('v.media.3', 'Mới [m-moi]');
  expect(read('place', facts, form)['media']).toEqual(['m-c', 'm-moi', 'm-b']);
});

test('what does not fit is kept as it was typed', () => {
  const form = untouched('place', PLACE);
  form.set('v.coordinates.lat', 'chín độ');
  form.set('v.coordinates.lon', '106,34');
  form.set('v.parent', 'xã nào đó');
  expect(read('place', PLACE, form)).toEqual({
    ...PLACE,
    coordinates: { lat: 'chín độ', lon: 106.34 },
    parent: 'xã nào đó',
  });
});

test('another rule takes nothing over from the one before', () => {
  const facts = {
    id: 'le-mau',
    type: 'festival',
    calendar: { rule: 'vn-lunar', month: 1, day: 15, note: 'sau này' },
  };
  const form = untouched('festival', facts);
  form.set(variantName('calendar'), 'islamic');
  form.set('v.calendar.islamic.month', '9');
  form.set('v.calendar.islamic.day', '1');
  expect(read('festival', facts, form)['calendar']).toEqual({ rule: 'islamic', month: 9, day: 1 });
  form.set(variantName('calendar'), 'vn-lunar');
  form.set('v.calendar.vn-lunar.day', '16');
  expect(read('festival', facts, form)['calendar']).toEqual({ ...facts.calendar, day: 16 });
});

test('words in another language, and all of them gone', () => {
  const facts = { id: 'tu', type: 'concept', prefLabel: { vi: 'Trống' } };
  const form = untouched('concept', facts);
  form.set(newLanguageName('prefLabel'), 'km');
  form.set(newWordsName('prefLabel'), 'ស្គរ');
  form.set('v.altLabel.vi', 'Trống cái\n\n  Trống con ');
  expect(read('concept', facts, form)).toEqual({
    ...facts,
    prefLabel: { vi: 'Trống', km: 'ស្គរ' },
    altLabel: { vi: ['Trống cái', 'Trống con'] },
  });
  form.set('v.prefLabel.vi', '');
  form.set(newWordsName('prefLabel'), '');
  expect(read('concept', facts, form)['prefLabel']).toBeUndefined();
});

test('a field the form did not show stays as it is', () => {
  expect(read('place', PLACE, new URLSearchParams())).toEqual(PLACE);
});
