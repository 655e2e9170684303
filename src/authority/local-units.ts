import { dataFaulty } from './data-faults.ts';
import type { Commune, District } from './datasets.ts';
import type { OwnedRecord } from './owned-record.ts';
import { UNIT_SOURCE } from './provinces.ts';
import type { AuthorityData } from './read-data.ts';
import type { Selection } from './selection.ts';
import { provinceIds, tonePlaced } from './units.ts';

const CITES = ` [@${UNIT_SOURCE}]`;

/**
 * The communes and former districts that the selection names. Throws ArchiveError
 * `authority-data-faulty` for a code that the data do not have.
 */
export function localUnitRecords(data: AuthorityData, selection: Selection): OwnedRecord[] {
  const ids = provinceIds(data);
  const missing: string[] = [];
  const found = <T extends { code: string }>(units: readonly T[], code: string): T[] => {
    const unit = units.find((each) => each.code === code);
    if (unit === undefined) missing.push(code);
    return unit === undefined ? [] : [unit];
  };
  const communes = selection.communes.flatMap(({ code, id }) =>
    found(data.communes, code).map((commune) => communeRecord(id, commune, data)),
  );
  const districts = selection.districts.flatMap(({ code, id }) =>
    found(data.districts, code).map((district) => districtRecord(id, district, data)),
  );
  if (missing.length > 0) {
    const codes = missing.join(', ');
    throw dataFaulty([
      {
        file: 'vocabularies/authority-selection.yaml',
        row: null,
        what: { vi: `không có đơn vị mang mã ${codes}`, en: `no unit has the code ${codes}` },
      },
    ]);
  }
  return [...communes, ...districts];

  function communeRecord(id: string, commune: Commune, { provinces }: AuthorityData): OwnedRecord {
    const province = provinces.find(({ code }) => code === commune.province_code);
    const where = tonePlaced(province?.name_vi ?? '');
    const full = tonePlaced(commune.full_vi);
    const kind = { vi: full.split(' ')[0] === 'Phường' ? 'Phường' : 'Xã', en: '' };
    kind.en = kind.vi === 'Phường' ? 'ward' : 'commune';
    const isZone = full.startsWith('Đặc khu');
    const parts = plainParts(commune.merged_from_vi);
    const since = { vi: `từ ngày 1/7/2025`, en: 'since 1 July 2025' };
    return {
      type: 'place',
      id,
      set: {
        kind: 'commune',
        codes: [{ scheme: 'gso-commune-2025', code: commune.code, validFrom: '2025-07-01' }],
      },
      fill: { parent: ids.now(commune.province_code) },
      join: { sources: [UNIT_SOURCE] },
      texts: {
        vi: {
          title: full,
          summary: `${isZone ? 'Đặc khu' : kind.vi} của ${where} ${since.vi}${parts === null ? '' : `, nhập từ ${parts.join(', ')} (cũ)`}.${CITES}`,
          status: 'reviewed',
        },
        en: {
          title: `${tonePlaced(commune.name_vi)} ${isZone ? 'special zone' : kind.en}`,
          summary: `${isZone ? 'Special zone' : kind.en === 'ward' ? 'Ward' : 'Commune'} of ${where} ${since.en}${parts === null ? '' : `, formed from the former units of ${parts.map(bare).join(', ')}`}.${CITES}`,
          status: 'reviewed',
        },
      },
    };
  }

  function districtRecord(
    id: string,
    district: District,
    { formerProvinces }: AuthorityData,
  ): OwnedRecord {
    const province = formerProvinces.find(({ code }) => code === district.old_province_code);
    const where = tonePlaced(province?.name_vi ?? '');
    const full = tonePlaced(district.full_vi);
    const en = KINDS_EN.find(([vi]) => full.startsWith(vi))?.[1] ?? 'district';
    const kind = KINDS_EN.find(([vi]) => full.startsWith(vi))?.[0] ?? 'Huyện';
    return {
      type: 'place',
      id,
      set: {
        kind: 'former-district',
        codes: [{ scheme: 'gso-district-pre2025', code: district.code, validTo: '2025-06-30' }],
      },
      fill: {
        parent: ids.before(district.old_province_code),
        succeededBy: [ids.now(district.new_province_code)].filter((now) => now !== null),
      },
      join: { sources: [UNIT_SOURCE] },
      texts: {
        vi: {
          title: `${full} (trước 1/7/2025)`,
          summary: `${kind} cũ của ${where}; cấp huyện không còn từ ngày 1/7/2025.${CITES}`,
          status: 'reviewed',
        },
        en: {
          title: `${tonePlaced(district.name_vi)} ${en} (before 1 July 2025)`,
          summary: `Former ${en} of ${where}; the district level ended on 1 July 2025.${CITES}`,
          status: 'reviewed',
        },
      },
    };
  }
}

const KINDS_EN: readonly (readonly [string, string])[] = [
  ['Thành phố', 'city'],
  ['Thị xã', 'town'],
  ['Quận', 'urban district'],
  ['Huyện', 'district'],
];

const PART = /^(?:Xã|Phường|Thị trấn|Thị xã) [\p{Lu}\d][\p{L}\d’' -]*$/u;

/** The units a commune was formed from, where the text names whole units only; `null` otherwise. */
function plainParts(merged: string): string[] | null {
  const parts = merged.split(',').map((part) => part.trim());
  if (!parts.every((part) => PART.test(part))) return null;
  return parts.map((part) => tonePlaced(part.charAt(0).toLowerCase() + part.slice(1)));
}

function bare(part: string): string {
  return part.replace(/^(?:xã|phường|thị trấn|thị xã) /, '');
}
