import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaReport } from '#media-pipeline/pipeline.ts';
import type { Lang } from '../language.ts';
import { describeSearchServer } from '../search-server/words.ts';
import type { BuildReport, BuildStep } from './build-archive.ts';

const STEPS: Readonly<Record<BuildStep, Bilingual>> = {
  check: { vi: 'Đọc và kiểm tra nội dung', en: 'Reading and checking the content' },
  project: { vi: 'Lọc phần được công bố', en: 'Projecting what may be public' },
  index: { vi: 'Lập chỉ mục tìm kiếm', en: 'Indexing for search' },
  cards: { vi: 'Vẽ ảnh chia sẻ', en: 'Drawing share cards' },
  export: { vi: 'Viết cho nơi thu thập dữ liệu', en: 'Writing for harvesters' },
  compile: { vi: 'Biên dịch mã trang', en: 'Compiling the page code' },
  render: { vi: 'Dựng trang', en: 'Rendering pages' },
  validate: { vi: 'Đối chiếu với các chuẩn', en: 'Holding the files to their standards' },
  inspect: { vi: 'Tìm thứ không được công bố', en: 'Looking for what may not be public' },
  done: { vi: 'Đưa bản mới vào dùng', en: 'Putting the release into use' },
};

export function describeStep(
  step: BuildStep,
  detail: { done: number; of: number } | null,
  lang: Lang,
): string {
  const words = STEPS[step][lang];
  return detail === null ? words : `${words}: ${detail.done}/${detail.of}`;
}

export function describeBuild(report: BuildReport, lang: Lang): string {
  const { searchServer } = report;
  const ofServer = searchServer === null ? [] : [describeSearchServer(searchServer, lang)];
  return [describeRelease(report, lang), ...ofServer].join('\n');
}

function describeRelease(report: BuildReport, lang: Lang): string {
  const { number, isNew, pages, pagesRendered, pagesRewritten, pagesRemoved, seconds } = report;
  const total = seconds.total.toFixed(1);
  if (!isNew) {
    return lang === 'vi'
      ? `Không có gì thay đổi: bản ${number}, ${pages} trang (${total} giây).`
      : `Nothing changed: release ${number}, ${pages} pages (${total} s).`;
  }
  return lang === 'vi'
    ? `Bản ${number}: ${pages} trang, dựng ${pagesRendered}, đổi ${pagesRewritten}, bỏ ${pagesRemoved} (${total} giây).`
    : `Release ${number}: ${pages} pages, ${pagesRendered} rendered, ${pagesRewritten} changed, ${pagesRemoved} removed (${total} s).`;
}

/** One line of counts, then one for every original that gave nothing. */
export function describeMedia(report: MediaReport, lang: Lang): string[] {
  const { made, reused, refused, parked, missing } = report;
  const setAside = parked.length === 0 ? '' : `, ${parked.length} ${SET_ASIDE[lang]}`;
  const counts =
    lang === 'vi'
      ? `Tư liệu: ${made.length} mới làm, ${reused.length} dùng lại, ${refused.length} không dùng được, ${missing.length} còn chờ${setAside}.`
      : `Media: ${made.length} made, ${reused.length} reused, ${refused.length} refused, ${missing.length} waiting${setAside}.`;
  const reasons = [...refused, ...parked, ...missing].map(
    ({ mediaId, reason }) => `  ${mediaId}: ${reason[lang]}`,
  );
  return [counts, ...reasons];
}

const SET_ASIDE: Bilingual = { vi: 'tạm gác', en: 'set aside' };
