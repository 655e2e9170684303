import { toArk } from '#domain/public/ark.ts';
import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import type { ReviewState } from '#domain/public/vocabulary.ts';
import { toEdtf } from '../dataset/edtf.ts';
import { permanentUrl, titlesOf } from '../dataset/record-document.ts';
import type { ExportSources } from '../export-sources.ts';
import { withContaining } from '../place-codes.ts';
import {
  isNationalType,
  LAW_2024_SCHEME,
  NATIONAL_PROFILE,
  NATIONAL_TYPES,
  type NationalType,
} from './profile.ts';

/** A people a record is of: its own codes, or, of a branch, those of the people it belongs to. */
export interface NationalEthnicGroup {
  id: string;
  nameVi: string | null;
  /** Decision 121-TCTK/PPCĐ of 1979; Decision 1019/QĐ-TCTK of 2008. They differ on most of the 54. */
  codeQd121: string | null;
  codeQd1019: string | null;
  /** The community that has the codes: itself, or the nearest above it; `null` where none has. */
  codedAs: string | null;
}

/** A code of a place. */
export interface NationalPlaceCode {
  /** The place that has it. */
  of: string;
  /** Is it the place's own, that of a unit that holds it, or of a unit that succeeded it on 1 July 2025? */
  relation: 'own' | 'containing' | 'successor';
  scheme: string;
  code: string;
  validFrom: string | null;
  validTo: string | null;
}

/** A record in the national profile (docs/guides/national-profile.md tells why each field is there). */
export interface NationalRecord {
  profile: string;
  profileVersion: string;
  profileStatus: string;
  id: string;
  ark: string;
  url: string | null;
  type: { code: string; vi: string; en: string };
  recordType: NationalType;
  titles: LocalizedString;
  summaries: LocalizedString;
  ethnicGroups: NationalEthnicGroup[];
  places: { id: string; nameVi: string | null; codes: NationalPlaceCode[] }[];
  /** Types of the Law on Cultural Heritage of 2024. */
  heritageTypes: { id: string; vi: string | null }[];
  listing: { list: string; year: number | null; decision: string | null } | null;
  /** EDTF, of a holding. */
  date: string | null;
  review: ReviewState;
  licence: string;
  rightsHolder: string | null;
  attribution: string | null;
  sources: string[];
}

/** The row of a record that may go out in the channel `harvest`; `null` for a type that the profile has not. */
export function toNationalRecord(
  record: PublicRecord,
  sources: ExportSources,
): NationalRecord | null {
  if (!isNationalType(record.type)) return null;
  const only = (ids: readonly string[]) => ids.filter((id) => sources.isOut(id));
  const nameVi = (id: string) => sources.titles(id)['vi'] ?? null;
  const itself = (type: NationalType) => (record.type === type ? [record.id] : []);
  const communities = [...itself('community'), ...record.communities];
  const places = [...itself('place'), ...record.places];
  const { name, version, status } = NATIONAL_PROFILE;
  return {
    profile: name,
    profileVersion: version,
    profileStatus: status,
    id: record.id,
    ark: toArk(record.id, sources.ark),
    url: permanentUrl(record, sources),
    type: NATIONAL_TYPES[record.type],
    recordType: record.type,
    titles: titlesOf(record),
    summaries: summariesOf(record),
    ethnicGroups: only(communities).map((id) => ({
      id,
      nameVi: nameVi(id),
      ...ethnicCodes(id, sources),
    })),
    places: only(places).map((id) => ({
      id,
      nameVi: nameVi(id),
      codes: placeCodes(id, sources),
    })),
    heritageTypes: heritageTypes(record, sources).map((id) => ({ id, vi: nameVi(id) })),
    listing: listingOf(record),
    date: record.type === 'occurrence' ? toEdtf(record.facts) : null,
    review: record.review,
    licence: record.rights.licence,
    rightsHolder: record.rights.holder,
    attribution: record.rights.attribution,
    sources: only(record.sources),
  };
}

function summariesOf({ texts }: PublicRecord): LocalizedString {
  const summaries: Record<string, string> = {};
  for (const { lang, summary } of texts) if (summary !== null) summaries[lang] ??= summary;
  return summaries;
}

/** The codes of the nearest community upwards that has any; a branch has none of its own. */
function ethnicCodes(
  id: string,
  sources: ExportSources,
): Omit<NationalEthnicGroup, 'id' | 'nameVi'> {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const facts = sources.community(at);
    if (facts === null) break;
    const { qd121, qd1019 } = facts.codes;
    if (qd121 !== null || qd1019 !== null) {
      return { codeQd121: qd121, codeQd1019: qd1019, codedAs: at };
    }
    at = facts.parent;
  }
  return { codeQd121: null, codeQd1019: null, codedAs: null };
}

/**
 * Own codes, those of the units that hold it, and, where a unit has ended, those of its successors. Which former unit
 * a present place lay in cannot be told from codes alone, and is not guessed.
 */
function placeCodes(id: string, sources: ExportSources): NationalPlaceCode[] {
  const chain = withContaining(id, sources);
  const successors = chain.flatMap(({ facts }) => facts.succeededBy);
  const coded = [
    ...chain.map((each, at) => ({ ...each, relation: at === 0 ? 'own' : 'containing' }) as const),
    ...[...new Set(successors)].flatMap((successor) => {
      const facts = sources.place(successor);
      return facts === null ? [] : [{ id: successor, facts, relation: 'successor' as const }];
    }),
  ];
  return coded.flatMap(({ id: of, facts, relation }) =>
    facts.codes.map(({ scheme, code, validFrom, validTo }) => ({
      of,
      relation,
      scheme,
      code,
      validFrom,
      validTo,
    })),
  );
}

function heritageTypes(record: PublicRecord, { isOut, scheme }: ExportSources): string[] {
  const told =
    record.type === 'listing' && record.facts.law2024 !== null ? [record.facts.law2024] : [];
  return [...new Set([...told, ...record.concepts])].filter(
    (id) => isOut(id) && scheme(id) === LAW_2024_SCHEME,
  );
}

function listingOf(record: PublicRecord): NationalRecord['listing'] {
  if (record.type !== 'listing') return null;
  const { list, year, decision } = record.facts;
  return { list, year, decision };
}
