import {
  RECORD_TYPES,
  REVIEW_STATES,
  type RecordType,
  type ReviewState,
} from '#domain/public/vocabulary.ts';
import { described, GAPS, type Gap, lacking } from '#public-records/gaps.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { byCommunity, byProvince, type Holdings } from './holdings.ts';

export interface StatisticsView {
  /** Festivals, customs and products: what the rest is measured against. */
  described: number;
  types: { type: RecordType; count: number }[];
  review: { state: ReviewState; count: number }[];
  /** Primary language subtags of texts, most first. */
  languages: { lang: string; count: number }[];
  communities: Holdings;
  provinces: Holdings;
  gaps: { gap: Gap; missing: number; of: number }[];
}

/** What the archive holds and lacks, of public records alone: counted from lists, whatever their length. */
export function statisticsView(records: PublicRecords): StatisticsView {
  return {
    described: described(records).length,
    types: RECORD_TYPES.map((type) => ({ type, count: records.list(`type:${type}`).length })),
    review: REVIEW_STATES.map((state) => ({
      state,
      count: records.list(`review:${state}`).length,
    })),
    languages: records
      .listNames('text:')
      .map((name) => ({ lang: name.slice('text:'.length), count: records.list(name).length }))
      .sort((a, b) => b.count - a.count || (a.lang < b.lang ? -1 : 1)),
    communities: byCommunity(records),
    provinces: byProvince(records),
    gaps: GAPS.map((gap) => {
      const { ids, of } = lacking(records, gap);
      return { gap, missing: ids.length, of };
    }),
  };
}
