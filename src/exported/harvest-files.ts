import {
  identify,
  listMetadataFormats,
  listRecords,
  listSets,
  toResponse,
} from '#exports/oai-pmh-2/response.ts';
import { type ExportedStore, recordsAmong } from './exported-store.ts';
import { HARVEST_FORMATS } from './harvest-exporters.ts';
import { type RepositorySettings, repositoryOf, toRecord } from './oai-answers.ts';

/** Records in one file. */
const PART = 100;

export interface HarvestFile {
  /** From the site's root. */
  path: string;
  text: string;
  /** The records that stand in it, and those they name. */
  records: string[];
}

/**
 * All that harvesters get, as files for hosts that answer nothing: `oai/identify.xml`, `oai/formats.xml`, `oai/sets.xml`,
 * and per format `oai/<prefix>/1.xml` and on, each an answer of its own, whose resumption token is the number of the
 * next. A record keeps its file for good, so that a change rewrites one file; nothing in them tells when they were made.
 */
export function* harvestFiles(
  store: ExportedStore,
  settings: RepositorySettings,
): Iterable<HarvestFile> {
  const repository = repositoryOf(store, settings);
  const { baseUrl } = settings;
  const answered = (args: Record<string, string>, respondedAt = repository.earliestDatestamp) => ({
    baseUrl,
    respondedAt,
    args,
  });
  const fixed: [string, string, string][] = [
    ['identify', 'Identify', identify(repository)],
    ['formats', 'ListMetadataFormats', listMetadataFormats(HARVEST_FORMATS)],
  ];
  const sets = store.sets();
  if (sets.length > 0) fixed.push(['sets', 'ListSets', listSets(sets)]);
  for (const [name, verb, body] of fixed) {
    yield { path: `oai/${name}.xml`, text: toResponse(answered({ verb }), body), records: [] };
  }
  for (const { metadataPrefix } of HARVEST_FORMATS) {
    const parts = Math.ceil(store.lastNumber(metadataPrefix) / PART);
    for (let part = 1; part <= parts; part += 1) {
      const items = store
        .numbered(metadataPrefix, (part - 1) * PART + 1, PART)
        .filter(({ number }) => number <= part * PART);
      if (items.length === 0) continue;
      const token = part < parts ? String(part + 1) : '';
      const resumption =
        parts === 1 ? null : { token, completeListSize: null, cursor: (part - 1) * PART };
      const newest = Math.max(...items.map(({ changedAt }) => changedAt));
      yield {
        path: `oai/${metadataPrefix}/${part}.xml`,
        text: toResponse(
          answered({ verb: 'ListRecords', metadataPrefix }, newest),
          listRecords(
            items.map((item) => toRecord(settings, item)),
            resumption,
          ),
        ),
        records: [...new Set(items.flatMap(({ inputs }) => recordsAmong(inputs)))].sort(),
      };
    }
  }
}
