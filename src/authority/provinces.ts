import type { FormerProvince, Province } from './datasets.ts';
import type { OwnedRecord } from './owned-record.ts';
import type { AuthorityData } from './read-data.ts';
import { tonePlaced } from './units.ts';

/** The dataset of units (docs/guides/import-authority.md). */
export const UNIT_SOURCE = 'src-vn-admin-units';
const CITES = ` [@${UNIT_SOURCE}]`;

/** The provinces since 1 July 2025, and those before them. */
export function provinceRecords(data: AuthorityData): OwnedRecord[] {
  return [
    ...data.provinces.map((province) => provinceRecord(province, data)),
    ...data.formerProvinces.map((former) => formerRecord(former, data)),
  ];
}

function provinceRecord(province: Province, data: AuthorityData): OwnedRecord {
  const name = tonePlaced(province.name_vi);
  const isCity = province.full_vi.startsWith('Thành phố');
  const parts = province.pre_2025_units.map((unit) => {
    const former = data.formerProvinces.find(({ code }) => code === unit.code);
    return tonePlaced(former?.name_vi ?? unit.name_vi);
  });
  const merged = parts.length > 1;
  const old = parts.map((part) =>
    part === name ? { vi: `${part} (cũ)`, en: part } : { vi: part, en: part },
  );
  // One that has become a city since was not one when it was formed.
  const kind =
    province.note !== null
      ? { vi: 'Đơn vị cấp tỉnh', en: 'Province-level unit' }
      : { vi: isCity ? 'Thành phố' : 'Tỉnh', en: isCity ? 'City' : 'Province' };
  return {
    type: 'place',
    id: province.slug,
    set: {
      kind: 'province',
      codes: [{ scheme: 'gso-province-2025', code: province.code, validFrom: province.valid_from }],
    },
    fill: { coordinates: coordinatesOf(province) },
    join: { names: fullNames(province), sources: [UNIT_SOURCE] },
    texts: {
      vi: {
        title: name,
        summary: merged
          ? `${kind.vi} có từ ngày 1/7/2025, nhập từ ${listed(
              old.map(({ vi }) => vi),
              'và',
            )}.${CITES}`
          : `${kind.vi} giữ nguyên địa giới khi sắp xếp các tỉnh ngày 1/7/2025.${CITES}`,
        status: 'reviewed',
      },
      en: {
        title: name,
        summary: merged
          ? `${kind.en} since 1 July 2025, formed from the former provinces of ${listed(
              old.map(({ en }) => en),
              'and',
            )}.${CITES}`
          : `${kind.en} whose boundaries stayed as they were when provinces were merged on 1 July 2025.${CITES}`,
        status: 'reviewed',
      },
    },
  };
}

function formerRecord(former: FormerProvince, data: AuthorityData): OwnedRecord {
  const name = tonePlaced(former.name_vi);
  const successor = data.provinces.find(({ code }) => code === former.new_code);
  const now = tonePlaced(successor?.name_vi ?? '');
  const isCity = former.full_vi.startsWith('Thành phố');
  const became = successor?.full_vi.startsWith('Thành phố') ? 'thành phố' : 'tỉnh';
  const merged = (successor?.pre_2025_units.length ?? 0) > 1;
  return {
    type: 'place',
    id: `${former.slug}-pre2025`,
    set: {
      kind: 'former-province',
      codes: [{ scheme: 'gso-province-pre2025', code: former.code, validTo: former.valid_to }],
      succeededBy: successor === undefined ? [] : [successor.slug],
    },
    fill: { coordinates: coordinatesOf(former) },
    join: {
      names: [official(tonePlaced(former.full_vi), 'vi')],
      concepts: [regionConcept(former.region_vi)],
      sources: [UNIT_SOURCE],
    },
    texts: {
      vi: {
        title: `${name} (trước 1/7/2025)`,
        summary: merged
          ? `${isCity ? 'Thành phố' : 'Tỉnh'} cũ, từ ngày 1/7/2025 thuộc ${became} ${now}.${CITES}`
          : `Đơn vị hành chính trước ngày 1/7/2025; địa giới không đổi từ ngày ấy.${CITES}`,
        status: 'reviewed',
      },
      en: {
        title: `${name} (before 1 July 2025)`,
        summary: merged
          ? `Former ${isCity ? 'city' : 'province'}, part of ${now} since 1 July 2025.${CITES}`
          : `The unit as it was before 1 July 2025; its boundaries have not changed since.${CITES}`,
        status: 'reviewed',
      },
    },
  };
}

const REGIONS: Readonly<Record<string, string>> = {
  'Đông Bắc Bộ': 'region-dong-bac',
  'Tây Bắc Bộ': 'region-tay-bac',
  'Đồng bằng sông Hồng': 'region-dong-bang-song-hong',
  'Bắc Trung Bộ': 'region-bac-trung-bo',
  'Duyên hải Nam Trung Bộ': 'region-nam-trung-bo',
  'Tây Nguyên': 'region-tay-nguyen',
  'Đông Nam Bộ': 'region-dong-nam-bo',
  'Đồng bằng sông Cửu Long': 'region-dong-bang-song-cuu-long',
};

const REGION_NAMES: Readonly<Record<string, string>> = {
  'region-dong-bac': 'Northeast',
  'region-tay-bac': 'Northwest',
  'region-dong-bang-song-hong': 'Red River Delta',
  'region-bac-trung-bo': 'North Central Coast',
  'region-nam-trung-bo': 'South Central Coast',
  'region-tay-nguyen': 'Central Highlands',
  'region-dong-nam-bo': 'Southeast',
  'region-dong-bang-song-cuu-long': 'Mekong Delta',
};

/** The regions the data sort the former provinces into, as concepts. */
export function regionRecords(): OwnedRecord[] {
  return Object.entries(REGIONS).map(([vi, id]) => ({
    type: 'concept',
    id,
    set: { scheme: 'region' },
    fill: {
      prefLabel: { vi, en: REGION_NAMES[id] ?? vi },
      rights: { licence: 'CC0-1.0', holder: 'Bản Sắc' },
    },
    join: { sources: [UNIT_SOURCE] },
    texts: {},
  }));
}

function regionConcept(region: string): string {
  const id = REGIONS[region];
  if (id === undefined) throw new Error(`no concept for the region ${region}`);
  return id;
}

function coordinatesOf({ centroid_lonlat: [lon, lat] }: { centroid_lonlat: [number, number] }) {
  return { lon, lat, precision: 'province' };
}

function fullNames({ full_vi, full_en }: Province) {
  return [official(tonePlaced(full_vi), 'vi'), official(full_en, 'en')];
}

function official(text: string, lang: string) {
  return { text, lang, kind: 'official', sources: [UNIT_SOURCE] };
}

/** `Bến Tre, Trà Vinh và Vĩnh Long`. */
function listed(names: readonly string[], and: string): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
