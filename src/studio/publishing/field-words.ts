import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Field } from '../records/field.ts';
import { writtenWords } from '../records/words/field-words.ts';
import { writtenOption } from '../records/words/option-words.ts';

const OWN: Readonly<Record<string, Bilingual>> = {
  id: { vi: 'Mã', en: 'Id' },
  type: { vi: 'Loại', en: 'Type' },
  title: { vi: 'Tên', en: 'Title' },
  summary: { vi: 'Tóm tắt', en: 'Summary' },
  status: { vi: 'Tình trạng bài', en: 'Status of the text' },
  body: { vi: 'Bài', en: 'Text' },
};

/**
 * What a compared field is called: as its form calls it, `programme.2.title.vi` with its place in the
 * list and its language; by its path where nobody has written words.
 */
export function fieldLabel(
  type: RecordType,
  { file, field }: { file: string; field: string },
): Bilingual {
  const own = OWN[field];
  if (own !== undefined && (file !== 'record.yaml' || field === 'id' || field === 'type'))
    return own;
  const parts = field.split('.');
  const path = parts.filter((part) => !/^\d+$/.test(part));
  const places = parts.filter((part) => /^\d+$/.test(part));
  const found = writtenWords(type, asField(path));
  const above = found === null ? writtenWords(type, asField(path.slice(0, -1))) : null;
  const [vi, en] = found ?? above ?? [field, field];
  const last = found === null && above !== null ? [path.at(-1) ?? ''] : [];
  const more = [...places, ...last].join(', ');
  return more === '' || vi === field
    ? { vi, en }
    : { vi: `${vi} (${more})`, en: `${en} (${more})` };
}

/** A value of a closed list in its words, everything else as it is written. */
export function valueWords(field: string, value: string): Bilingual {
  const path = field.split('.').filter((part) => !/^\d+$/.test(part));
  const each = value.split(', ').map((one) => writtenOption(asField(path), one));
  if (each.some((words) => words === null)) return { vi: value, en: value };
  const join = (lang: 'vi' | 'en') => each.map((words) => words?.[lang]).join(', ');
  return { vi: join('vi'), en: join('en') };
}

export function fileLabel(name: string): Bilingual {
  if (name === 'record.yaml') return { vi: 'Thông tin', en: 'Facts' };
  const [lang = '', part] = name.replace(/\.md$/, '').split('.');
  const own = part === 'narrative';
  return {
    vi: own ? `Lời của cộng đồng (${lang})` : `Bài viết (${lang})`,
    en: own ? `The community’s own words (${lang})` : `Text (${lang})`,
  };
}

function asField(path: readonly string[]): Field {
  const name = path.at(-1) ?? '';
  return { path, name, isRequired: false, kind: 'choice', options: [] };
}
