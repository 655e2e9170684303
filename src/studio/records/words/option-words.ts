import type { Bilingual } from '#domain/archive-error.ts';
import { ENGLISH_MONTHS } from '#domain/public/english-months.ts';
import type { Channel } from '#domain/public/vocabulary.ts';
import { CHANNEL_WORDS } from '../../protocols/channel-words.ts';
import { type Field, keyOf } from '../field.ts';
import { LICENCE_OPTIONS } from './licence-words.ts';

/** What is chosen, in words; `<field>:<value>` where one value means different things. */
const OPTION_WORDS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'compiled-from-public-sources': ['Biên soạn từ nguồn công khai', 'Compiled from public sources'],
  'community-reviewed': ['Cộng đồng đã xem', 'Reviewed by the community'],
  'community-authored': ['Cộng đồng tự viết', 'Written by the community'],
  'access.level:public': ['Mọi người', 'Everybody'],
  'access.level:protocol': ['Người được nhận vào quy ước', 'Those admitted to a protocol'],
  'access.level:custodians': ['Chỉ người gìn giữ', 'Its custodians only'],
  'access.level:withdrawn': ['Đã rút, không ai xem', 'Withdrawn, nobody'],
  'access.match:any': ['Một quy ước là đủ', 'One is enough'],
  'access.match:all': ['Phải vào tất cả', 'All of them'],
  'access.season:from': ['Theo ngày dương lịch', 'By date'],
  'access.season:lunarMonth': ['Theo âm lịch', 'By the lunar calendar'],
  official: ['Tên chính thức', 'Official'],
  autonym: ['Cộng đồng tự gọi', 'What the community calls itself'],
  native: ['Tên trong tiếng của cộng đồng', 'In the community’s language'],
  alternate: ['Cách viết, cách gọi khác', 'Another spelling or name'],
  romanised: ['Phiên âm chữ Latinh', 'Romanised'],
  exonym: ['Người ngoài gọi (chỉ để tìm, không hiện)', 'Said by outsiders (found, never shown)'],
  label: ['Nhãn của cộng đồng', 'A community’s label'],
  notice: ['Thông báo của cơ quan', 'An institution’s notice'],
  'calendar:vn-lunar': ['Ngày âm lịch Việt Nam', 'Vietnamese lunar date'],
  'calendar:vn-lunar-branch': ['Ngày chi trong tháng âm lịch', 'Branch day of a lunar month'],
  'calendar:vn-lunar-window': ['Trong một tháng âm lịch', 'Within a lunar month'],
  'calendar:khmer-solar': ['Năm mới Khmer', 'Khmer new year'],
  'calendar:khmer-lunar': ['Ngày theo lịch Khmer', 'Khmer lunar date'],
  'calendar:islamic': ['Ngày theo lịch Hồi giáo', 'Islamic date'],
  'calendar:table': ['Công bố từng năm', 'Announced each year'],
  'calendar:gregorian-window': ['Trong khoảng ngày dương lịch', 'Between two dates'],
  'calendar:phenological': ['Theo mùa màng, cây cối', 'By the crops or the season'],
  'calendar:life-cycle': ['Theo vòng đời người', 'In the course of a life'],
  'calendar:unsourced': ['Chưa có nguồn', 'No source yet'],
  'moha-sangkran': ['Moha Sangkran', 'Moha Sangkran'],
  ty: ['Tý', 'Tý (rat)'],
  suu: ['Sửu', 'Sửu (buffalo)'],
  dan: ['Dần', 'Dần (tiger)'],
  mao: ['Mão', 'Mão (cat)'],
  thin: ['Thìn', 'Thìn (dragon)'],
  ti: ['Tỵ', 'Tỵ (snake)'],
  ngo: ['Ngọ', 'Ngọ (horse)'],
  mui: ['Mùi', 'Mùi (goat)'],
  than: ['Thân', 'Thân (monkey)'],
  dau: ['Dậu', 'Dậu (rooster)'],
  tuat: ['Tuất', 'Tuất (dog)'],
  hoi: ['Hợi', 'Hợi (pig)'],
  'calendar.nth:1': ['thứ nhất', 'first'],
  'calendar.nth:2': ['thứ hai', 'second'],
  'calendar.nth:3': ['thứ ba', 'third'],
  'calendar.nth:-1': ['cuối cùng', 'last'],
  oral: ['Truyền khẩu, tiếng nói', 'Oral traditions'],
  performing: ['Nghệ thuật trình diễn', 'Performing arts'],
  social: ['Tập quán, nghi lễ, lễ hội', 'Social practices, rituals, festivals'],
  nature: ['Tri thức về tự nhiên', 'Knowledge of nature'],
  craft: ['Nghề thủ công', 'Traditional craft'],
  GI: ['Chỉ dẫn địa lý', 'Geographical indication'],
  OCOP: ['OCOP', 'OCOP'],
  trademark: ['Nhãn hiệu', 'Trademark'],
  province: ['Tỉnh, thành phố', 'Province'],
  'former-province': ['Tỉnh cũ (trước 1/7/2025)', 'Former province (before July 2025)'],
  'former-district': ['Huyện cũ', 'Former district'],
  commune: ['Xã, phường', 'Commune'],
  village: ['Làng, ấp, buôn, bản', 'Village'],
  temple: ['Đền, chùa, tháp', 'Temple'],
  market: ['Chợ', 'Market'],
  landscape: ['Cảnh quan', 'Landscape'],
  region: ['Vùng', 'Region'],
  'coordinates.precision:exact': ['Đúng chỗ', 'The very place'],
  'coordinates.precision:commune': ['Đến xã', 'To the commune'],
  'coordinates.precision:province': ['Đến tỉnh', 'To the province'],
  'coordinates.publish:exact': ['Đúng chỗ', 'The very place'],
  'coordinates.publish:commune': ['Đến xã', 'To the commune'],
  'coordinates.publish:province': ['Đến tỉnh', 'To the province'],
  'coordinates.publish:withheld': ['Không cho thấy', 'Withheld'],
  unesco: ['UNESCO', 'UNESCO'],
  national: ['Quốc gia', 'National'],
  RL: ['Đại diện của nhân loại', 'Representative list'],
  USL: ['Cần bảo vệ khẩn cấp', 'Urgent safeguarding'],
  GSP: ['Thực hành bảo vệ tốt', 'Good safeguarding practices'],
  source: ['Nguồn nói', 'The source says so'],
  inferred: ['Kho suy ra', 'The archive concludes it'],
  computed: ['Tính theo lịch', 'Computed'],
  announced: ['Cộng đồng công bố', 'Announced'],
  observed: ['Đã diễn ra', 'Observed'],
  self: ['Chính người ấy', 'The person'],
  guardian: ['Người giám hộ', 'A guardian'],
  family: ['Gia đình', 'The family'],
  community: ['Cộng đồng', 'The community'],
  written: ['Bằng giấy', 'In writing'],
  recorded: ['Có ghi âm, ghi hình', 'Recorded'],
  'spoken-before-witness': ['Nói trước người làm chứng', 'Spoken before a witness'],
  'web-page': ['Trang web', 'Web page'],
  'citation.kind:decision': ['Quyết định', 'Decision'],
  'citation.kind:dataset': ['Bộ dữ liệu', 'Dataset'],
  book: ['Sách', 'Book'],
  article: ['Bài báo', 'Article'],
  law: ['Luật', 'Law'],
  interview: ['Phỏng vấn', 'Interview'],
  'blocks:prose': ['Một đoạn của bài', 'A section of the text'],
  'blocks:media': ['Một tư liệu', 'A recording or picture'],
  'blocks:detail': ['Một phần của bức ảnh', 'A detail of a picture'],
  'blocks:chapters': ['Bản ghi chia chương', 'A recording in chapters'],
  'blocks:record': ['Một hồ sơ', 'A record'],
  'blocks:map': ['Bản đồ', 'A map'],
  'blocks:comparison': ['Hai hồ sơ hoặc hai ảnh cạnh nhau', 'Two records or pictures side by side'],
  'kind:image': ['Ảnh', 'Picture'],
  'kind:audio': ['Tiếng', 'Sound'],
  'kind:video': ['Phim', 'Film'],
  'kind:document': ['Tài liệu', 'Document'],
  captions: ['Phụ đề cùng tiếng', 'Captions'],
  subtitles: ['Phụ đề dịch', 'Subtitles'],
  chapters: ['Mục lục', 'Chapters'],
  transcript: ['Lời ghi', 'Transcript'],
  transliteration: ['Phiên âm', 'Transliteration'],
  translation: ['Bản dịch', 'Translation'],
};

/** Words of a value that a field may have; `null` where nobody has written them. */
export function writtenOption(field: Field, value: string | number): Bilingual | null {
  const channel = channelWords(field, value);
  if (channel !== null) return channel.name;
  const found =
    OPTION_WORDS[`${keyOf(field)}:${value}`] ?? OPTION_WORDS[value] ?? LICENCE_OPTIONS[value];
  return found === undefined ? null : { vi: found[0], en: found[1] };
}

/** What choosing a value brings about; `null` where its name says it. */
export function optionMeaning(field: Field, value: string | number): Bilingual | null {
  return channelWords(field, value)?.means ?? null;
}

function channelWords(field: Field, value: string | number) {
  const isChannel = field.path.at(-1) === 'channels' && Object.hasOwn(CHANNEL_WORDS, value);
  return isChannel ? CHANNEL_WORDS[value as Channel] : null;
}

/** A month and a value that came since are called as they are written. */
export function optionLabel(field: Field, value: string | number): Bilingual {
  if (field.kind === 'choices' && typeof value === 'number') {
    return { vi: `Tháng ${value}`, en: ENGLISH_MONTHS[value - 1] ?? String(value) };
  }
  return writtenOption(field, value) ?? { vi: String(value), en: String(value) };
}
