import { alphabetFaults, orderSource } from '#i18n/alphabet.ts';
import type { LocaleFile } from '#i18n/locale-files.ts';
import type { Lang } from '../language.ts';
import type { NamespaceReport } from './completeness.ts';

export interface LocaleReport {
  locale: string;
  file: LocaleFile;
  namespaces: NamespaceReport[];
}

const WORDS = {
  vi: {
    draft: 'bản nháp',
    reviewed: 'đã đọc lại',
    missing: 'thiếu',
    extra: 'thừa',
    variables: 'biến khác',
    plurals: 'thiếu dạng số',
    noFormat: 'thiếu cách viết ngày và số ("format"): đang dùng của ngôn ngữ dự phòng',
    order: {
      collator: 'thứ tự chữ: theo Intl.Collator',
      stated: 'thứ tự chữ: theo bảng chữ cái ghi trong tệp',
      vietnamese: 'thứ tự chữ: tạm theo tiếng Việt; hãy ghi "alphabet" trong tệp',
    },
    alphabet: 'bảng chữ cái có chữ sai',
  },
  en: {
    draft: 'draft',
    reviewed: 'reviewed',
    missing: 'missing',
    extra: 'extra',
    variables: 'other variables',
    plurals: 'plural forms missing',
    noFormat: 'dates and numbers ("format") missing: those of the fallback language are used',
    order: {
      collator: 'order of letters: Intl.Collator',
      stated: 'order of letters: the alphabet stated in the file',
      vietnamese: 'order of letters: Vietnamese for now; state an "alphabet" in the file',
    },
    alphabet: 'faulty letters in the alphabet',
  },
} as const;

/** `91.2 %`, rounded down, so that 100 means all. */
export function percent(filled: number, total: number): string {
  return `${(Math.floor((filled / Math.max(1, total)) * 1000) / 10).toFixed(1)} %`;
}

/** A report in words; with `missing`, every missing key and its source text beside it, tab-separated. */
export function formatReport(
  { locale, file, namespaces }: LocaleReport,
  { lang, missing }: { lang: Lang; missing: boolean },
): string {
  const words = WORDS[lang];
  const sum = (pick: (of: NamespaceReport) => number) =>
    namespaces.reduce((total, each) => total + pick(each), 0);
  const filled = sum((each) => each.filled);
  const total = sum((each) => each.total);
  const state = words[file.locale.status];
  const lines = [
    `${locale} ${file.locale.name} (${state}): ${filled}/${total}, ${percent(filled, total)}`,
  ];
  for (const each of namespaces) {
    const faults = [
      ...(each.missing.length > 0 ? [`${words.missing} ${each.missing.length}`] : []),
      ...(each.extra.length > 0 ? [`${words.extra}: ${each.extra.join(', ')}`] : []),
      ...each.variables.map(
        ({ key, expected, found }) => `${words.variables}: ${key} (${found} ≠ ${expected})`,
      ),
      ...(each.plurals.length > 0 ? [`${words.plurals}: ${each.plurals.join(', ')}`] : []),
    ];
    lines.push(`  ${each.namespace}: ${[`${each.filled}/${each.total}`, ...faults].join('; ')}`);
  }
  if (file.format === null) lines.push(`  ${words.noFormat}`);
  lines.push(`  ${words.order[orderSource(locale)]}`);
  const letters = alphabetFaults(file.locale.alphabet ?? []);
  if (letters.length > 0) lines.push(`  ${words.alphabet}: ${letters.join(' ')}`);
  if (missing) {
    for (const { namespace, missing: keys } of namespaces) {
      for (const { key, vi, en } of keys) {
        lines.push([`${namespace}:${key}`, oneLine(vi), oneLine(en ?? '')].join('\t'));
      }
    }
  }
  return lines.join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ¶ ');
}
