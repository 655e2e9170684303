import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCsv } from './csv.ts';
import { type DataFault, dataFaulty, toReason } from './data-faults.ts';
import {
  Commune,
  District,
  EthnicGroup,
  FormerProvince,
  IchVocabulary,
  Language,
  NationalListing,
  Population,
  Province,
  Rights,
  UnescoListings,
} from './datasets.ts';

/** Everything an import reads from its folder. */
export type AuthorityData = ReturnType<typeof readAuthorityData>;

/**
 * Reads and checks all data files of a folder. Throws ArchiveError `authority-data-faulty`, which names
 * every file and row that is not as it must be.
 */
export function readAuthorityData(folder: string) {
  const faults: DataFault[] = [];

  const parse = <T>(file: string, schema: z.ZodType<T>, value: unknown, row: number | null) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) faults.push({ file, row, what: toReason(issue) });
    return null;
  };
  const text = (file: string): string | null => {
    try {
      return readFileSync(join(folder, file), 'utf8').normalize('NFC');
    } catch {
      faults.push({ file, row: null, what: { vi: 'không đọc được', en: 'cannot be read' } });
      return null;
    }
  };
  const json = (file: string): unknown => {
    const written = text(file);
    if (written === null) return undefined;
    try {
      return JSON.parse(written) as unknown;
    } catch {
      faults.push({ file, row: null, what: { vi: 'không phải JSON', en: 'is not JSON' } });
      return undefined;
    }
  };
  const one = <T>(file: string, schema: z.ZodType<T>): T | null => {
    const value = json(file);
    return value === undefined ? null : parse(file, schema, value, null);
  };
  const list = <T>(file: string, schema: z.ZodType<T>): T[] => {
    const value = json(file);
    if (value === undefined) return [];
    const items = parse(file, z.array(z.unknown()), value, null) ?? [];
    return items.flatMap((item, at) => parse(file, schema, item, at + 1) ?? []);
  };
  const rows = <T>(file: string, schema: z.ZodType<T>): T[] =>
    parseCsv(text(file) ?? '').flatMap(
      ({ line, fields }) => parse(file, schema, fields, line) ?? [],
    );

  const groups = list('ethnic_groups.json', EthnicGroup);
  const languages = list('languages.json', Language);
  const population = rows('ethnic_population_2019.csv', Population);
  const provinces = list('provinces_34.json', Province);
  const formerProvinces = list('provinces_63_pre2025.json', FormerProvince);
  const districts = rows('districts_pre2025.csv', District);
  const communes = rows('communes_2025_crosswalk.csv', Commune);
  const national = rows('ich_national_minority.csv', NationalListing);
  const unesco = one('ich_unesco_minority.json', UnescoListings);
  const vocabulary = one('vocab_ich.json', IchVocabulary);
  const rights = one('rights.json', Rights);
  if (faults.length > 0 || unesco === null || vocabulary === null || rights === null) {
    throw dataFaulty(faults);
  }
  return {
    groups,
    languages,
    population,
    provinces,
    formerProvinces,
    districts,
    communes,
    national,
    unesco: unesco.items,
    vocabulary,
    rights,
  };
}
