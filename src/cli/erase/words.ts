import type { Lang } from '../language.ts';
import type { Erased } from './erase-record.ts';

/** The report: what is gone, how that was looked for, and which copies nobody here can reach. */
export function erasedWords(erased: Erased, lang: Lang): string[] {
  const { id, histories, leaks, linesLookedFor, filesHolding } = erased;
  const vi = lang === 'vi';
  const copies = histories.flatMap(({ copies: found }) => found);
  return [
    vi ? `Đã xoá "${id}".` : `Erased "${id}".`,
    ...histories.map(({ top, commits, taken, objectsGone }) =>
      vi
        ? `  Lịch sử ${top}: ${commits} lần ghi, bỏ ${taken} chỗ, ${objectsGone} đối tượng git không còn.`
        : `  History ${top}: ${commits} commits, ${taken} places taken out, ${objectsGone} git objects gone.`,
    ),
    ...histories.flatMap(({ objectsElsewhere }) =>
      objectsElsewhere.map((object) =>
        vi
          ? `  CÒN: đối tượng git ${object}, vì một đường dẫn khác có đúng nội dung ấy.`
          : `  LEFT: git object ${object}, because another path holds the very same bytes.`,
      ),
    ),
    vi
      ? `  Tư liệu: ${erased.originalDeleted ? 'bản gốc đã xoá' : 'không có bản gốc riêng'}, ${erased.derivativesDeleted} phái sinh đã xoá.`
      : `  Media: ${erased.originalDeleted ? 'original deleted' : 'no original of its own'}, ${erased.derivativesDeleted} derivatives deleted.`,
    vi
      ? `  Trang web: đã xem ${leaks.filesScanned} tệp, ${leaks.findings} chỗ lọt.`
      : `  Site: ${leaks.filesScanned} files looked through, ${leaks.findings} leaks.`,
    vi
      ? `  Nội dung và trạng thái: tìm ${linesLookedFor} câu của hồ sơ, thấy trong ${filesHolding.length} tệp.`
      : `  Content and state: ${linesLookedFor} of its lines looked for, found in ${filesHolding.length} files.`,
    ...filesHolding.map((file) => (vi ? `  CÒN: ${file}` : `  LEFT: ${file}`)),
    '',
    vi ? 'Những bản sao ngoài tầm tay, cần tự lo:' : 'Copies beyond reach, to be seen to by hand:',
    ...copies.map((copy) =>
      vi
        ? `  git: ${copy} (đẩy lại: git push --force --all; người đã lấy về phải lấy lại từ đầu)`
        : `  git: ${copy} (push again: git push --force --all; whoever cloned it must clone anew)`,
    ),
    vi ? '  bản sao lưu làm trước hôm nay' : '  backups made before today',
    vi
      ? '  bản trang đã chép sang máy chủ, USB, gói không cần mạng'
      : '  releases copied to hosts and USB sticks, offline packs',
    vi
      ? '  kho và thư viện đã lấy về (OAI-PMH báo "deleted"), công cụ tìm kiếm, kho lưu trữ web'
      : '  harvesters (OAI-PMH tells them "deleted"), search engines, web archives',
    vi ? '  điều người khác đã tải, chụp hay in' : '  what people saved, photographed or printed',
  ];
}
