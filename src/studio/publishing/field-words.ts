import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { languageName, translatorFor } from '#i18n/translator.ts';
import type { Field } from '../records/field.ts';
import { TEXT_STATUS_WORDS } from '../records/texts/status-words.ts';
import { RECORD_TYPE_WORDS } from '../records/type-words.ts';
import { writtenWords } from '../records/words/field-words.ts';
import { writtenOption } from '../records/words/option-words.ts';

const OWN: Readonly<Record<string, Bilingual>> = {
  id: { vi: 'Mã', en: 'Id' },
  type: { vi: 'Loại', en: 'Type' },
  title: { vi: 'Tên', en: 'Title' },
  summary: { vi: 'Tóm tắt', en: 'Summary' },
  status: { vi: 'Tình trạng bài', en: 'Status of the text' },
  body: { vi: 'Bài', en: 'Text' },
  reviewedBy: { vi: 'Người soát', en: 'Reviewed by' },
  translatedFrom: { vi: 'Dịch từ', en: 'Translated from' },
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

/** A value of a closed list in its words, records by their names, everything else as it is written. */
export function valueWords(
  { file, field }: { file: string; field: string },
  value: string,
  names: Readonly<Record<string, string>> = {},
): Bilingual {
  if (file !== 'record.yaml') return textValueWords(field, value);
  if (field === 'type') return wordsOf(RECORD_TYPE_WORDS, value)?.name ?? asWritten(value);
  const path = field.split('.').filter((part) => !/^\d+$/.test(part));
  const each = value.split(', ').map((one) => {
    const name = names[one];
    return name === undefined ? writtenOption(asField(path), one) : asWritten(name);
  });
  if (each.some((words) => words === null)) return asWritten(value);
  const join = (lang: 'vi' | 'en') => each.map((words) => words?.[lang]).join(', ');
  return { vi: join('vi'), en: join('en') };
}

function textValueWords(field: string, value: string): Bilingual {
  if (field === 'status') return wordsOf(TEXT_STATUS_WORDS, value) ?? asWritten(value);
  return field === 'translatedFrom' ? languageWords(value) : asWritten(value);
}

function wordsOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function languageWords(lang: string): Bilingual {
  return {
    vi: languageName(translatorFor('vi'), lang),
    en: languageName(translatorFor('en'), lang),
  };
}

function asWritten(value: string): Bilingual {
  return { vi: value, en: value };
}

export function fileLabel(name: string): Bilingual {
  if (name === 'record.yaml') return { vi: 'Thông tin', en: 'Facts' };
  const [lang = '', part] = name.replace(/\.md$/, '').split('.');
  const own = part === 'narrative';
  const { vi, en } = languageWords(lang);
  return {
    vi: own ? `Lời của cộng đồng (${vi})` : `Bài viết (${vi})`,
    en: own ? `The community’s own words (${en})` : `Text (${en})`,
  };
}

function asField(path: readonly string[]): Field {
  const name = path.at(-1) ?? '';
  return { path, name, isRequired: false, kind: 'choice', options: [] };
}
