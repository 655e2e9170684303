/** Licences and rights statements as people read them; each is explained at its address (domain/public/vocabulary.ts, LICENCES). */
export const LICENCE_OPTIONS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'CC0-1.0': ['Ai cũng được dùng, không điều kiện (CC0)', 'Anyone, for anything (CC0)'],
  'CC-BY-4.0': ['Ai cũng được dùng, ghi tên người làm (CC BY)', 'Anyone, naming the maker (CC BY)'],
  'CC-BY-SA-4.0': [
    'Được dùng, ghi tên, bản làm lại cũng phải mở như vậy (CC BY-SA)',
    'Naming the maker, and shared alike (CC BY-SA)',
  ],
  'CC-BY-NC-4.0': [
    'Được dùng, ghi tên, không bán (CC BY-NC)',
    'Naming the maker, not for sale (CC BY-NC)',
  ],
  'CC-BY-NC-SA-4.0': [
    'Được dùng, ghi tên, không bán, làm lại cũng phải mở như vậy (CC BY-NC-SA)',
    'Naming the maker, not for sale, shared alike (CC BY-NC-SA)',
  ],
  'CC-BY-ND-4.0': [
    'Được dùng, ghi tên, không sửa đổi (CC BY-ND)',
    'Naming the maker, unchanged (CC BY-ND)',
  ],
  'CC-BY-NC-ND-4.0': [
    'Được dùng, ghi tên, không bán, không sửa đổi (CC BY-NC-ND)',
    'Naming the maker, not for sale, unchanged (CC BY-NC-ND)',
  ],
  'public-domain': ['Hết bản quyền, thuộc về mọi người', 'Public domain'],
  InC: ['Giữ bản quyền: muốn dùng phải hỏi (InC)', 'In copyright: ask first (InC)'],
  'InC-EDU': ['Giữ bản quyền, cho dùng để dạy học', 'In copyright, education permitted'],
  'InC-NC': ['Giữ bản quyền, cho dùng không bán', 'In copyright, non-commercial use permitted'],
  'InC-RUU': [
    'Giữ bản quyền, không tìm được người giữ',
    'In copyright, rights-holder not to be found',
  ],
  'InC-OW-EU': ['Tác phẩm mồ côi theo luật châu Âu', 'Orphan work under EU law'],
  'NoC-CR': ['Không còn bản quyền, dùng theo hợp đồng', 'No copyright, bound by contract'],
  'NoC-NC': ['Không còn bản quyền, không bán', 'No copyright, not for sale'],
  'NoC-OKLR': [
    'Không bản quyền, có ràng buộc khác của luật',
    'No copyright, other legal restrictions',
  ],
  'NoC-US': ['Không còn bản quyền ở Hoa Kỳ', 'No copyright in the United States'],
  CNE: ['Chưa ai xem xét quyền', 'Copyright not evaluated'],
  UND: ['Đã xem, chưa rõ ai giữ quyền', 'Copyright undetermined'],
  NKC: ['Không thấy ai giữ quyền', 'No known copyright'],
  'ODC-By-1.0': ['Dữ liệu mở, ghi nguồn (ODC-By)', 'Open data, attributed (ODC-By)'],
  'PDDL-1.0': ['Dữ liệu mở, không điều kiện (PDDL)', 'Open data, no conditions (PDDL)'],
  MIT: ['Mã nguồn mở (MIT)', 'Open source (MIT)'],
};
