import { toConceptRecord } from './concept-record.ts';
import { familyRecords } from './language-families.ts';
import type { OwnedRecord } from './owned-record.ts';
import type { AuthorityData } from './read-data.ts';
import { circularConceptOf, domainConcept, lawConcept } from './vocabulary.ts';

interface Words {
  vi: string;
  en: string;
}

/** Our own English for the categories of Circular 04/2010, by their letters. */
const CIRCULAR_EN: Readonly<Record<string, string>> = {
  l: 'Language and writing',
  v: 'Folk literature',
  p: 'Folk performing arts',
  s: 'Social customs and beliefs',
  f: 'Traditional festivals',
  c: 'Traditional handicrafts',
  k: 'Folk knowledge',
};

/** Our own translations of rightsstatements.org's labels, which are CC0. */
const RIGHTS_VI: Readonly<Record<string, string>> = {
  InC: 'Còn bản quyền',
  'InC-OW-EU': 'Còn bản quyền: tác phẩm mồ côi theo luật Liên minh châu Âu',
  'InC-EDU': 'Còn bản quyền: được dùng cho giáo dục',
  'InC-NC': 'Còn bản quyền: được dùng phi thương mại',
  'InC-RUU': 'Còn bản quyền: không tìm được hoặc không xác định được chủ quyền',
  'NoC-CR': 'Hết bản quyền: có ràng buộc theo hợp đồng',
  'NoC-NC': 'Hết bản quyền: chỉ dùng phi thương mại',
  'NoC-OKLR': 'Hết bản quyền: có giới hạn pháp lý khác',
  'NoC-US': 'Hết bản quyền tại Hoa Kỳ',
  CNE: 'Chưa xem xét bản quyền',
  UND: 'Chưa xác định được bản quyền',
  NKC: 'Chưa thấy còn bản quyền',
};

const COMMONS: Readonly<Record<string, Words>> = {
  'CC0-1.0': { vi: 'CC0 1.0: dành cho mọi người, không giữ quyền', en: 'CC0 1.0 Universal' },
  'PDM-1.0': { vi: 'Dấu thuộc phạm vi công cộng 1.0', en: 'Public Domain Mark 1.0' },
  'CC-BY-4.0': { vi: 'CC BY 4.0: ghi công', en: 'CC BY 4.0: attribution' },
  'CC-BY-SA-4.0': {
    vi: 'CC BY-SA 4.0: ghi công, chia sẻ tương tự',
    en: 'CC BY-SA 4.0: attribution, share alike',
  },
  'CC-BY-ND-4.0': {
    vi: 'CC BY-ND 4.0: ghi công, không phái sinh',
    en: 'CC BY-ND 4.0: attribution, no derivatives',
  },
  'CC-BY-NC-4.0': {
    vi: 'CC BY-NC 4.0: ghi công, phi thương mại',
    en: 'CC BY-NC 4.0: attribution, non-commercial',
  },
  'CC-BY-NC-SA-4.0': {
    vi: 'CC BY-NC-SA 4.0: ghi công, phi thương mại, chia sẻ tương tự',
    en: 'CC BY-NC-SA 4.0: attribution, non-commercial, share alike',
  },
  'CC-BY-NC-ND-4.0': {
    vi: 'CC BY-NC-ND 4.0: ghi công, phi thương mại, không phái sinh',
    en: 'CC BY-NC-ND 4.0: attribution, non-commercial, no derivatives',
  },
};

/** The vocabularies of heritage, of families of languages and of rights. */
export function conceptRecords({ vocabulary, rights, groups }: AuthorityData): OwnedRecord[] {
  const law = ' (Luật Di sản văn hóa 2024)';
  return [
    ...vocabulary.unesco_domains.map(({ id, vi, en }) =>
      toConceptRecord({
        id: domainConcept(id),
        scheme: 'ich-domain',
        label: { vi, en },
        sources: ['src-unesco-convention-2003'],
      }),
    ),
    ...vocabulary.vn_law_2024_art10.map(({ code, vi, en, unesco }) =>
      toConceptRecord({
        id: lawConcept(code),
        scheme: 'ich-law-2024',
        label: {
          vi: `${vi}${law}`,
          en: `${en.replace(/ \(.*\)$/, '')} (Law on Cultural Heritage 2024)`,
        },
        broader: domainConcept(unesco),
        sources: ['src-luat-di-san-van-hoa-2024'],
      }),
    ),
    ...vocabulary.vn_circular_2010.map(({ id, vi, law2024 }) =>
      toConceptRecord({
        id: circularConceptOf(id) ?? `ich-circular-${id}`,
        scheme: 'ich-circular-2010',
        label: {
          vi: `${vi} (Thông tư 04/2010)`,
          en: `${CIRCULAR_EN[id] ?? vi} (Circular 04/2010)`,
        },
        broader: lawConcept(law2024),
        sources: ['src-thong-tu-04-2010'],
      }),
    ),
    ...familyRecords(groups),
    ...rights.rightsstatements.items.map(({ id, uri, label_en }) =>
      toConceptRecord({
        id: `rights-${id.toLowerCase()}`,
        scheme: 'rights',
        label: { vi: RIGHTS_VI[id] ?? label_en, en: label_en.replace(' - ', ': ') },
        exactMatch: [uri],
        sources: ['src-rightsstatements'],
      }),
    ),
    ...rights.creative_commons.map(({ id, uri }) =>
      toConceptRecord({
        id: `rights-${id.toLowerCase().replaceAll('.', '-')}`,
        scheme: 'rights',
        label: COMMONS[id] ?? { vi: id, en: id },
        exactMatch: [uri],
        sources: ['src-creative-commons'],
      }),
    ),
  ];
}
