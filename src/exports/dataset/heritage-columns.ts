import { joined } from './csv.ts';
import { fact, type TypeColumns } from './fact-column.ts';
import { json, number, text, whole } from './fields.ts';
import type { Column, Entry } from './table.ts';

const MONTHS: Column<Entry> = {
  ...text('months', 'Các tháng dương lịch, nối bằng |', 'Gregorian months, joined by |'),
  of: ({ document }) => joined(document.months),
};
const LISTINGS: Column<Entry> = {
  ...text('listing_ids', 'Mục di sản, mã nối bằng |', 'Entries of heritage lists, ids joined by |'),
  of: ({ document: { facts } }) => ('listings' in facts ? joined(facts.listings) : null),
};
const MATERIALS: Column<Entry> = {
  ...text('material_ids', 'Nguyên liệu, mã nối bằng |', 'Materials, ids joined by |'),
  of: ({ document: { facts } }) => ('materials' in facts ? joined(facts.materials) : null),
};

/** Columns of the types that are heritage, or whose it is and where. */
export const HERITAGE_COLUMNS: TypeColumns = {
  festival: [
    fact(
      'festival',
      text('calendar_rule', 'Tên quy tắc lịch', 'Name of the calendar rule'),
      (f) => f.calendar.rule,
    ),
    fact(
      'festival',
      json('calendar', 'Quy tắc lịch, đầy đủ (JSON)', 'The calendar rule in full (JSON)'),
      (f) => JSON.stringify(f.calendar),
    ),
    MONTHS,
    fact('festival', number('duration_days', 'Số ngày', 'Days it lasts'), (f) => f.durationDays),
    LISTINGS,
  ],
  custom: [
    fact(
      'custom',
      text('ich_domain', 'Lĩnh vực theo Công ước 2003', 'Domain of the 2003 Convention'),
      (f) => f.domain,
    ),
    MATERIALS,
    LISTINGS,
  ],
  product: [
    MATERIALS,
    MONTHS,
    fact(
      'product',
      text(
        'designations',
        'Chứng nhận (GI, OCOP, nhãn hiệu), nối bằng |',
        'Designations (GI, OCOP, trademark), joined by |',
      ),
      (f) => joined(f.designations.map(({ kind }) => kind)),
    ),
    LISTINGS,
  ],
  place: [
    fact('place', text('kind', 'Loại địa điểm', 'Kind of place'), (f) => f.kind),
    fact('place', text('parent_id', 'Nằm trong', 'Lies in'), (f) => f.parent),
    fact(
      'place',
      number('lon', 'Kinh độ, WGS 84', 'Longitude, WGS 84'),
      (f) => f.coordinates?.lon ?? null,
    ),
    fact(
      'place',
      number('lat', 'Vĩ độ, WGS 84', 'Latitude, WGS 84'),
      (f) => f.coordinates?.lat ?? null,
    ),
    fact(
      'place',
      text('coordinate_precision', 'Toạ độ đúng đến đâu', 'How exact the coordinates are'),
      (f) => f.coordinates?.precision ?? null,
    ),
    fact(
      'place',
      text(
        'succeeded_by',
        'Đơn vị kế thừa từ 1/7/2025, mã nối bằng |',
        'Units that succeeded it on 1 July 2025, ids joined by |',
      ),
      (f) => joined(f.succeededBy),
    ),
  ],
  community: [
    fact('community', text('parent_id', 'Thuộc', 'Belongs to'), (f) => f.parent),
    fact(
      'community',
      text(
        'code_qd121',
        'Mã dân tộc theo QĐ 121-TCTK/PPCĐ (1979)',
        'Ethnic code of Decision 121-TCTK/PPCĐ (1979)',
      ),
      (f) => f.codes.qd121,
    ),
    fact(
      'community',
      text(
        'code_qd1019',
        'Mã dân tộc theo QĐ 1019/QĐ-TCTK (2008)',
        'Ethnic code of Decision 1019/QĐ-TCTK (2008)',
      ),
      (f) => f.codes.qd1019,
    ),
    fact(
      'community',
      text('languages', 'Ngôn ngữ, BCP-47, nối bằng |', 'Languages, BCP-47, joined by |'),
      (f) => joined(f.languages),
    ),
    fact(
      'community',
      text('scripts', 'Chữ viết, ISO 15924, nối bằng |', 'Scripts, ISO 15924, joined by |'),
      (f) => joined(f.scripts),
    ),
  ],
  listing: [
    fact(
      'listing',
      text('list', 'Danh mục quốc gia hay của UNESCO', 'The national list or UNESCO’s'),
      (f) => f.list,
    ),
    fact(
      'listing',
      text('unesco_list', 'Danh sách của UNESCO', 'Which of UNESCO’s lists'),
      (f) => f.unescoList,
    ),
    fact('listing', whole('year', 'Năm ghi danh', 'Year of inscription'), (f) => f.year),
    fact(
      'listing',
      whole('proclaimed', 'Năm được tuyên bố', 'Year of proclamation'),
      (f) => f.proclaimed,
    ),
    fact('listing', text('decision', 'Quyết định', 'Decision'), (f) => f.decision),
    fact(
      'listing',
      text('ich_domain', 'Lĩnh vực theo Công ước 2003', 'Domain of the 2003 Convention'),
      (f) => f.domain,
    ),
    fact(
      'listing',
      text(
        'law2024_id',
        'Loại hình theo Luật Di sản văn hóa 2024',
        'Type of the Law on Cultural Heritage of 2024',
      ),
      (f) => f.law2024,
    ),
    fact(
      'listing',
      text('circular2010_id', 'Loại hình theo Thông tư 04/2010', 'Category of Circular 04/2010'),
      (f) => f.circular2010,
    ),
    fact(
      'listing',
      text('countries', 'Quốc gia, ISO 3166-1, nối bằng |', 'Countries, ISO 3166-1, joined by |'),
      (f) => joined(f.countries),
    ),
  ],
};
