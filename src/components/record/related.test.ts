import { expect, test } from 'vitest';
import { aPage, aRecord, referencesAmong } from '../test-references.ts';
import { reasonFor } from './related.ts';

const concept = (id: string, title: string, scheme: string) =>
  aRecord('concept', id, { title, facts: { scheme } });
const records = [
  concept('chieng', 'Cồng chiêng', 'instrument'),
  concept('trong', 'Trống', 'instrument'),
  concept('dan-da', 'Đàn đá', 'instrument'),
  concept('nep', 'Nếp', 'material'),
  concept('ich-social', 'Tập quán xã hội', 'ich-domain'),
  aRecord('community', 'ba-na', { title: 'Ba Na' }),
  aRecord('place', 'gia-lai', { title: 'Gia Lai', facts: { kind: 'province' } }),
  aRecord('place', 'gia-lai-cu', { title: 'Gia Lai cũ', facts: { kind: 'former-province' } }),
];
const reason = (locale: string, ...because: string[]) => {
  const page = aPage(locale);
  return reasonFor(page, because, referencesAmong(page, records));
};

test('the reason names what two records use, before whose they are and where', () => {
  expect(reason('vi', 'gia-lai', 'ba-na', 'chieng')).toBe(
    'cùng dùng: Cồng chiêng; cùng của: Ba Na',
  );
  expect(reason('en', 'chieng')).toBe('both use: Cồng chiêng');
});

test('of one kind two things are named; a heading of a list only where nothing else is shared', () => {
  expect(reason('vi', 'chieng', 'trong', 'dan-da')).toBe('cùng dùng: Cồng chiêng và Trống');
  expect(reason('vi', 'ich-social', 'nep', 'gia-lai')).toBe('cùng làm từ: Nếp; cùng ở: Gia Lai');
  expect(reason('vi', 'ich-social')).toBe('cùng loại: Tập quán xã hội');
});

test('a unit that is no more is named only where none of today is shared', () => {
  expect(reason('vi', 'gia-lai-cu', 'gia-lai')).toBe('cùng ở: Gia Lai');
  expect(reason('vi', 'gia-lai-cu')).toBe('cùng ở: Gia Lai cũ');
});

test('what has no page gives no reason', () => {
  expect(reason('vi', 'khong-co')).toBeNull();
});
