import type { NationalListing, UnescoListing } from './datasets.ts';
import type { OwnedRecord, OwnedText } from './owned-record.ts';
import type { AuthorityData } from './read-data.ts';
import type { ListingWords } from './selection.ts';
import { provinceIds, tonePlaced } from './units.ts';
import { circularConcept, domainOf, lawConcept } from './vocabulary.ts';

/** Communities that stand for all who keep a heritage, named in a summary up to this many. */
const MOST_NAMED = 6;

/** The entries of the national list and of UNESCO's lists. */
export function listingRecords(data: AuthorityData, words: ListingWords): OwnedRecord[] {
  return [
    ...data.national.map((listing) => nationalRecord(listing, data, words)),
    ...data.unesco.map((listing) => unescoRecord(listing, data, words)),
  ];
}

function nationalRecord(
  listing: NationalListing,
  data: AuthorityData,
  words: ListingWords,
): OwnedRecord {
  const own = words.entries[listing.id] ?? {};
  const batch = words.batches.find(({ named }) => listing.source.includes(named));
  const sources = own.sources ?? batch?.sources ?? [];
  const ids = provinceIds(data);
  const places = [
    ...listing.province34_codes.flatMap((code) => ids.now(code) ?? []),
    ...listing.province63_codes.flatMap((code) => ids.before(code) ?? []),
  ];
  const year = listing.year === '' ? undefined : Number(listing.year);
  const concluded = /unverified|inferred/.test(listing.batch_note) && batch?.yearStated !== true;
  const decision =
    own.decision ??
    (batch?.decision === undefined ? /^QĐ \d\S*/.exec(listing.decision)?.[0] : batch.decision);
  return {
    type: 'listing',
    id: listing.id,
    set: {
      list: 'national',
      ...(year === undefined ? {} : { year }),
      ...(decision == null ? {} : { decision }),
      domain: domainOf(listing.unesco_domain),
      law2024: lawConcept(listing.law2024_type),
      ...concept(
        'circular2010',
        circularConcept(listing.category_vi_circular2010, data.vocabulary),
      ),
      basis: {
        whose: listing.groups_basis === 'named' ? 'source' : 'inferred',
        ...(year === undefined ? {} : { year: concluded ? 'inferred' : 'source' }),
        category: listing.category_basis,
      },
    },
    fill: {},
    join: { communities: own.communities ?? listing.groups, places, sources },
    texts: textsOf({
      titles: {
        vi: `${tidy(own.title?.['vi'] ?? listing.name_vi)}${ofProvince(listing, data, 'vi')}`,
        en:
          own.title?.['en'] === undefined
            ? null
            : `${own.title['en']}${ofProvince(listing, data, 'en')}`,
      },
      list: {
        vi: 'Danh mục quốc gia về di sản văn hóa phi vật thể',
        en: 'the national list of intangible cultural heritage',
      },
      year,
      groups: listing.groups_basis === 'named' ? listing.groups : [],
      data,
      sources,
    }),
  };
}

const UNESCO_NAMES = {
  RL: {
    vi: 'Danh sách Di sản văn hóa phi vật thể đại diện của nhân loại (UNESCO)',
    en: 'UNESCO’s Representative List of the Intangible Cultural Heritage of Humanity',
  },
  USL: {
    vi: 'Danh sách Di sản văn hóa phi vật thể cần bảo vệ khẩn cấp (UNESCO)',
    en: 'UNESCO’s List of Intangible Cultural Heritage in Need of Urgent Safeguarding',
  },
  GSP: {
    vi: 'Danh sách các thực hành bảo vệ tốt (UNESCO)',
    en: 'UNESCO’s Register of Good Safeguarding Practices',
  },
} as const;

function unescoRecord(
  listing: UnescoListing,
  data: AuthorityData,
  words: ListingWords,
): OwnedRecord {
  const id = `unesco-${listing.id}`;
  const own = words.entries[id] ?? {};
  const sources = own.sources ?? [];
  return {
    type: 'listing',
    id,
    set: {
      list: 'unesco',
      unescoList: listing.list,
      year: listing.year_inscribed,
      ...(listing.year_proclaimed === undefined ? {} : { proclaimed: listing.year_proclaimed }),
      countries: listing.countries,
      basis: {
        whose: 'source',
        year: own.yearStated === false ? 'inferred' : 'source',
      },
    },
    fill: {},
    join: { communities: own.communities ?? listing.groups, sources },
    texts: textsOf({
      titles: { vi: listing.name_vi, en: own.title?.['en'] ?? listing.name_en },
      list: UNESCO_NAMES[listing.list],
      year: listing.year_inscribed,
      groups: listing.groups,
      data,
      sources,
    }),
  };
}

function textsOf(facts: {
  titles: { vi: string; en: string | null };
  list: { vi: string; en: string };
  year: number | undefined;
  groups: readonly string[];
  data: AuthorityData;
  sources: readonly string[];
}): Record<string, OwnedText> {
  const { titles, list, year, groups, data, sources } = facts;
  const cites = ` [${sources.map((id) => `@${id}`).join('; ')}]`;
  const summary = (lang: 'vi' | 'en') => {
    if (sources.length === 0) return {};
    const whose = peoples(groups.slice(0, MOST_NAMED), data, lang);
    const when = year === undefined ? '' : lang === 'vi' ? `, năm ${year}` : `, ${year}`;
    const lead = lang === 'vi' ? 'Mục trong' : 'Entry of';
    return { summary: `${lead} ${list[lang]}${when}${whose}.${cites}` };
  };
  return {
    vi: { title: titles.vi, ...summary('vi'), status: 'draft' },
    ...(titles.en === null
      ? {}
      : { en: { title: titles.en, ...summary('en'), status: 'draft' as const } }),
  };
}

function peoples(groups: readonly string[], data: AuthorityData, lang: 'vi' | 'en'): string {
  const names = groups.flatMap(
    (slug) => data.groups.find((group) => group.slug === slug)?.name_vi ?? [],
  );
  if (names.length === 0) return '';
  const last = names.at(-1) ?? '';
  const and = lang === 'vi' ? ' và ' : ' and ';
  const all = names.length === 1 ? last : `${names.slice(0, -1).join(', ')}${and}${last}`;
  return lang === 'vi' ? `, của người ${all}` : `, of the ${all}`;
}

/** `, tỉnh Bắc Kạn`, where the heritage belongs to one province. */
function ofProvince(listing: NationalListing, data: AuthorityData, lang: 'vi' | 'en'): string {
  const [code, ...others] = listing.province63_codes;
  const province = data.formerProvinces.find((former) => former.code === code);
  if (province === undefined || others.length > 0) return '';
  const { full_vi, name_vi } = province;
  const name = tonePlaced(name_vi);
  if (listing.name_vi.includes(name)) return '';
  const isCity = full_vi.startsWith('Thành phố');
  if (lang === 'vi') return `, ${isCity ? 'thành phố' : 'tỉnh'} ${name}`;
  return `, ${name} ${isCity ? 'city' : 'province'}`;
}

/** `Lượn Cọi của người Tày (huyện Pác Nặm)` → `Lượn Cọi của người Tày, huyện Pác Nặm`. */
function tidy(name: string): string {
  return name
    .replace(/ \(en source\)$/, '')
    .replace(/ \((?=huyện|xã|quận|thị xã|thành phố)([^()]+)\)$/, ', $1');
}

function concept(field: string, id: string | null): Record<string, string> {
  return id === null ? {} : { [field]: id };
}
