import { joined } from './csv.ts';
import { fact, type TypeColumns } from './fact-column.ts';
import { day, number, text, whole, yesOrNo } from './fields.ts';
import type { Column, Entry } from './table.ts';

const role =
  (lang: string): Column<Entry>['of'] =>
  ({ document: { facts } }) =>
    'role' in facts ? (facts.role?.[lang] ?? null) : null;
const ROLES: readonly Column<Entry>[] = [
  { ...text('role_vi', 'Vai trò', 'Role, in Vietnamese'), of: role('vi') },
  { ...text('role_en', 'Vai trò, tiếng Anh', 'Role, in English'), of: role('en') },
];

/** Columns of the types that serve the others. */
export const OTHER_COLUMNS: TypeColumns = {
  occurrence: [
    fact('occurrence', text('festival_id', 'Lễ hội', 'The festival'), (f) => f.of),
    fact(
      'occurrence',
      text('status', 'Tính theo lịch, đã công bố, đã diễn ra', 'Computed, announced, observed'),
      (f) => f.status,
    ),
    fact(
      'occurrence',
      text(
        'date',
        'Ngày, EDTF; ? là tính theo lịch, chưa ai xác nhận',
        'Days, EDTF; ? where only computed',
      ),
      (f) => f.date,
    ),
    fact('occurrence', day('start', 'Ngày đầu', 'First day'), (f) => f.start),
    fact('occurrence', day('end', 'Ngày cuối', 'Last day'), (f) => f.end),
  ],
  person: [...ROLES],
  organisation: [
    ...ROLES,
    fact('organisation', text('website', 'Trang web', 'Website'), (f) => f.url),
  ],
  collection: [
    fact(
      'collection',
      text('provenance_vi', 'Xuất xứ', 'Provenance, in Vietnamese'),
      (f) => f.provenance?.['vi'] ?? null,
    ),
    fact(
      'collection',
      text('provenance_en', 'Xuất xứ, tiếng Anh', 'Provenance, in English'),
      (f) => f.provenance?.['en'] ?? null,
    ),
  ],
  protocol: [
    fact(
      'protocol',
      text('owner_id', 'Cộng đồng đặt ra', 'The community whose it is'),
      (f) => f.owner,
    ),
    fact(
      'protocol',
      text('asks_vi', 'Điều được yêu cầu', 'What it asks, in Vietnamese'),
      (f) => f.asks['vi'] ?? null,
    ),
    fact(
      'protocol',
      text('asks_en', 'Điều được yêu cầu, tiếng Anh', 'What it asks, in English'),
      (f) => f.asks['en'] ?? null,
    ),
  ],
  source: [
    fact('source', text('author', 'Tác giả', 'Author'), (f) => f.citation.author),
    fact('source', text('publisher', 'Nơi công bố', 'Publisher'), (f) => f.citation.publisher),
    fact(
      'source',
      text('date', 'Ngày công bố, EDTF', 'Date of publication, EDTF'),
      (f) => f.citation.date,
    ),
    fact(
      'source',
      text('source_url', 'Địa chỉ của nguồn', 'Address of the source'),
      (f) => f.citation.url,
    ),
    fact('source', text('kind', 'Loại nguồn', 'Kind of source'), (f) => f.citation.kind),
    fact('source', day('date_read', 'Ngày đọc', 'Day it was read'), (f) => f.dateRead),
    fact(
      'source',
      text('source_licence', 'Giấy phép của chính nguồn ấy', 'Licence of the source itself'),
      (f) => f.licence,
    ),
  ],
  bulletin: [
    fact('bulletin', text('item_ids', 'Các mục, mã nối bằng |', 'Items, ids joined by |'), (f) =>
      joined(f.items),
    ),
  ],
  media: [
    fact(
      'media',
      text('kind', 'Hình, tiếng, phim, tài liệu', 'Image, audio, video, document'),
      (f) => f.kind,
    ),
    fact(
      'media',
      number('duration_seconds', 'Độ dài, giây', 'Length in seconds'),
      (f) => f.durationSeconds,
    ),
    fact('media', whole('width_px', 'Chiều rộng, điểm ảnh', 'Width in pixels'), (f) => f.widthPx),
    fact('media', whole('height_px', 'Chiều cao, điểm ảnh', 'Height in pixels'), (f) => f.heightPx),
    fact(
      'media',
      text('file_url', 'Tệp mở được ở mọi nơi', 'The file that everything opens'),
      (f) => f.file?.url ?? null,
    ),
    fact(
      'media',
      text('media_type', 'Kiểu tệp', 'Media type of the file'),
      (f) => f.file?.mediaType ?? null,
    ),
    fact(
      'media',
      whole('size_bytes', 'Cỡ tệp, byte', 'Size of the file in bytes'),
      (f) => f.file?.sizeBytes ?? null,
    ),
    fact(
      'media',
      text('speech_languages', 'Ngôn ngữ nói, nối bằng |', 'Languages spoken, joined by |'),
      (f) => joined(f.speechLanguages),
    ),
    fact('media', yesOrNo('synthetic', 'Do máy làm', 'Made by a machine'), (f) => f.synthetic),
    fact('media', text('creator', 'Người làm ra', 'Who made it'), (f) => f.creator),
    fact('media', text('made_on', 'Ngày làm ra, EDTF', 'When it was made, EDTF'), (f) => f.madeOn),
  ],
  concept: [
    fact('concept', text('scheme', 'Bộ từ vựng', 'Vocabulary'), (f) => f.scheme),
    fact('concept', text('broader_id', 'Thuật ngữ rộng hơn', 'Broader term'), (f) => f.broader),
    fact(
      'concept',
      text(
        'exact_match',
        'Trùng nghĩa với, địa chỉ nối bằng |',
        'Exact matches, addresses joined by |',
      ),
      (f) => joined(f.exactMatch),
    ),
  ],
};
