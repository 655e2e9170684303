import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '#catalogue/source/yaml.ts';
import { Id, Localized } from '#domain/text.ts';
import { dataFaulty, toReason } from './data-faults.ts';

/** `vocabularies/authority-selection.yaml`: which units below the provinces the records mention. */
const Unit = z.strictObject({ code: z.string().regex(/^\d+$/), id: Id });
const SelectionSchema = z.strictObject({
  communes: z.array(Unit).default([]),
  districts: z.array(Unit).default([]),
  /** Names given by others that are common words as well: a search for the word means the word. */
  exonymsLeftOut: z.array(z.string()).default([]),
});
export type Selection = z.output<typeof SelectionSchema>;

/** `vocabularies/authority-listings.yaml`: what the data do not say of the entries of the lists. */
const Entry = z.strictObject({
  /** Titles in languages the data lack, or better ones; the province is added by the import. */
  title: Localized.optional(),
  decision: z.string().min(1).optional(),
  communities: z.array(Id).optional(),
  sources: z.array(Id).optional(),
  /** Does a source say the year, where the data only conclude it? */
  yearStated: z.boolean().optional(),
});
const Batch = z.strictObject({
  /** A part of the field `source` of the data. */
  named: z.string().min(1),
  sources: z.array(Id).min(1),
  decision: z.string().nullable().optional(),
  /** Does a source say the year, where the data only concluded it? */
  yearStated: z.boolean().default(false),
});
const ListingWordsSchema = z.strictObject({
  batches: z.array(Batch).default([]),
  entries: z.record(Id, Entry).default({}),
});
export type ListingWords = z.output<typeof ListingWordsSchema>;

/** Reads the two files; absent ones are empty. Throws ArchiveError `authority-data-faulty`. */
export function readSelection(contentRoot: string): {
  selection: Selection;
  listingWords: ListingWords;
} {
  return {
    selection: read(contentRoot, 'authority-selection.yaml', SelectionSchema),
    listingWords: read(contentRoot, 'authority-listings.yaml', ListingWordsSchema),
  };
}

function read<T>(contentRoot: string, name: string, schema: z.ZodType<T>): T {
  const file = join(contentRoot, 'vocabularies', name);
  const yaml = parseYaml(existsSync(file) ? readFileSync(file, 'utf8') : '{}');
  if (!yaml.ok) throw dataFaulty([{ file, row: yaml.line, what: yaml.reason }]);
  const parsed = schema.safeParse(yaml.value ?? {});
  if (parsed.success) return parsed.data;
  throw dataFaulty(
    parsed.error.issues.map((issue) => ({ file, row: null, what: toReason(issue) })),
  );
}
