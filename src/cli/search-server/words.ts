import type { MeilisearchUpdate } from '#search/meilisearch/index.ts';
import type { Lang } from '../language.ts';
import type { SearchServerReport } from './update.ts';

export function describeFilling({ done, of }: { done: number; of: number }, lang: Lang): string {
  return `${lang === 'vi' ? 'Nạp máy tìm kiếm' : 'Filling the search server'}: ${done}/${of}`;
}

export function describeUpdate(update: MeilisearchUpdate, lang: Lang): string {
  const { way, documents, written, deleted } = update;
  if (way === 'none') {
    return lang === 'vi'
      ? `Máy tìm kiếm: ${documents} hồ sơ, không có gì thay đổi.`
      : `Search server: ${documents} records, nothing changed.`;
  }
  const anew = way === 'new' ? { vi: ' (lập lại từ đầu)', en: ' (built anew)' }[lang] : '';
  return lang === 'vi'
    ? `Máy tìm kiếm: ${documents} hồ sơ, ghi ${written}, bỏ ${deleted}${anew}.`
    : `Search server: ${documents} records, ${written} written, ${deleted} removed${anew}.`;
}

/** What a build says of the search server; what failed, with what to do. */
export function describeSearchServer(report: SearchServerReport, lang: Lang): string {
  switch (report.state) {
    case 'unchanged':
      return lang === 'vi' ? 'Máy tìm kiếm: không đổi.' : 'Search server: unchanged.';
    case 'updated':
      return describeUpdate(report.update, lang);
    case 'failed': {
      const { what, hint, name } = report.fault;
      const failed =
        lang === 'vi'
          ? 'Trang đã lên, máy tìm kiếm thì chưa theo kịp.'
          : 'The site is up; the search server is behind it.';
      return `${failed} ${what[lang]}\n${hint[lang]}\n(${name})`;
    }
  }
}

/** Which key goes where; `isSet`: archive.yaml has it already. */
export function describeSearchKey(
  { key, index, isSet }: { key: string; index: string; isSet: boolean },
  lang: Lang,
): string {
  if (isSet) {
    return lang === 'vi'
      ? `Khoá cho trình duyệt đã có trong archive.yaml: chỉ tìm được trong "${index}".`
      : `The key for browsers stands in archive.yaml: it can only search in "${index}".`;
  }
  const lines = `search:\n  provider: meilisearch\n  meilisearch:\n    searchKey: ${key}`;
  return lang === 'vi'
    ? `Khoá cho trình duyệt, chỉ tìm được trong "${index}", được phép công khai. Đặt vào archive.yaml:\n${lines}\nKhoá quản trị thì không đặt vào tệp nào.`
    : `The key for browsers: it can only search in "${index}", and may be public. Put it into archive.yaml:\n${lines}\nThe admin key goes into no file.`;
}
