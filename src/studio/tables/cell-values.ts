import type { Bilingual } from '#domain/archive-error.ts';
import { isIsoDate } from '#domain/text.ts';
import type { CellKind, Field } from './columns.ts';
import { toIsoDate } from './typed-date.ts';

/** What a cell says: a value, nothing (`null`), or why it says nothing that can be read. */
export type CellValue = { value: unknown } | { reason: Bilingual };

const YES = ['có', 'yes', 'true', '1', 'x', 'đúng'];
const NO = ['không', 'no', 'false', '0', 'sai'];
const BETWEEN_IDS = /[;,\n]/;
const BETWEEN_ITEMS = /;(?=\s|$)|\n/;

/** The words of a cell as the value of its field. Empty cells are not given to it. */
export function parseCell(cell: string, field: Pick<Field, 'kind' | 'choices'>): CellValue {
  const text = cell.normalize('NFC').trim();
  switch (field.kind) {
    case 'text':
    case 'id':
      return { value: text };
    case 'number':
      return toNumber(text);
    case 'number-or-text':
      return { value: /^-?\d+$/.test(text) ? Number(text) : text };
    case 'boolean':
      return toBoolean(text);
    case 'date':
      return parsedDate(text);
    case 'choice':
      return toChoice(text, field.choices);
    case 'ids':
      return { value: itemsOf(text, BETWEEN_IDS) };
    case 'list':
      return choicesIn(itemsOf(text, BETWEEN_ITEMS), field.choices);
    case 'numbers':
      return numbersIn(itemsOf(text, BETWEEN_IDS));
    default:
      return field.kind satisfies never;
  }
}

/** A value of a record as the words of a cell; empty for what is not there. */
export function formatCell(value: unknown, kind: CellKind): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(String).join('; ');
  if (kind === 'boolean') return value === true ? 'có' : 'không';
  return String(value);
}

function itemsOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function parsedDate(text: string): CellValue {
  if (isIsoDate(text)) return { value: text };
  const read = toIsoDate(text);
  return 'date' in read ? { value: read.date } : read;
}

/** Decimals with a point, or with a comma as a Vietnamese Excel writes them. */
function toNumber(text: string): CellValue {
  const plain = text.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (/^-?\d+(?:\.\d+)?$/.test(plain)) return { value: Number(plain) };
  return {
    reason: {
      vi: `"${text}" không phải số. Viết chữ số, như 12 hoặc 10,5.`,
      en: `"${text}" is not a number. Write digits, as 12 or 10.5.`,
    },
  };
}

function toBoolean(text: string): CellValue {
  const word = text.toLowerCase();
  if (YES.includes(word)) return { value: true };
  if (NO.includes(word)) return { value: false };
  return {
    reason: {
      vi: `"${text}": viết "có" hoặc "không".`,
      en: `"${text}": write "yes" or "no".`,
    },
  };
}

function toChoice(text: string, choices: readonly string[]): CellValue {
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  return found === undefined ? { reason: notAmong(text, choices) } : { value: found };
}

function choicesIn(items: readonly string[], choices: readonly string[]): CellValue {
  const wrong = choices.length === 0 ? undefined : items.find((item) => !choices.includes(item));
  return wrong === undefined ? { value: items } : { reason: notAmong(wrong, choices) };
}

function numbersIn(items: readonly string[]): CellValue {
  const wrong = items.find((item) => !/^\d+$/.test(item));
  return wrong === undefined ? { value: items.map(Number) } : toNumber(wrong || 'x');
}

function notAmong(text: string, choices: readonly string[]): Bilingual {
  return {
    vi: `"${text}" không có trong danh sách. Dùng một trong: ${choices.join(', ')}.`,
    en: `"${text}" is not in the list. Use one of: ${choices.join(', ')}.`,
  };
}
