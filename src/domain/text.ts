import { z } from 'zod';
import { TEXT_STATUSES } from './public/vocabulary.ts';

/**
 * BCP-47 (RFC 5646) in the canonical case `Intl` gives it: `km`, `cjm-Cham`, `rad-Latn`. Whether the
 * subtags are registered is not checked; ISO 639-3 codes the runtime has no data for pass.
 */
export function isLanguageTag(tag: string): boolean {
  const known = knownTags.get(tag);
  if (known !== undefined) return known;
  if (knownTags.size >= MOST_KNOWN_TAGS) knownTags.clear();
  const answer = hasCanonicalForm(tag);
  knownTags.set(tag, answer);
  return answer;
}

/** `Intl` takes 20 µs a tag, and a catalogue asks for the same few a million times. */
const knownTags = new Map<string, boolean>();
const MOST_KNOWN_TAGS = 5_000;

function hasCanonicalForm(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

export const LanguageTag = z
  .string()
  .refine(isLanguageTag, { params: { fault: 'bad-language-tag' } });

/** Ids and slugs: lower-case ASCII words joined by hyphens. */
export const Id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A calendar date that exists: `2026-11-21`. */
export const IsoDate = z.string().refine(isIsoDate, { params: { fault: 'bad-date' } });

export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day of every year: `11-24`. */
export const MonthDay = z
  .string()
  .refine((text) => /^\d{2}-\d{2}$/.test(text) && isIsoDate(`2024-${text}`), {
    params: { fault: 'bad-date' },
  });

/** Words per language, at least one: `{ vi: …, en: … }`. */
export const Localized = z
  .record(LanguageTag, z.string().min(1))
  .refine((strings) => Object.keys(strings).length > 0);

/** Words with the sources they rest on: `{ vi, en, sources: [src-…] }`. */
export const SourcedLocalized = z
  .object({ sources: z.array(Id).min(1) })
  .catchall(z.string().min(1))
  .superRefine((value, context) => {
    for (const key of Object.keys(value)) {
      if (key !== 'sources' && !isLanguageTag(key)) {
        context.addIssue({
          code: 'custom',
          message: `"${key}" is not a language tag`,
          path: [key],
          params: { fault: 'bad-language-tag', of: 'key' },
        });
      }
    }
  })
  .transform(({ sources, ...words }) => ({ words: words as Record<string, string>, sources }));

/** Front matter of a text file (`vi.md`, `km.md`, `km.narrative.md`). */
export const TextFrontMatterSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1).optional(),
  status: z.enum(TEXT_STATUSES),
  /** Who reviewed or approved: an office or a person record, never a bare name. */
  reviewedBy: Id.optional(),
  translatedFrom: LanguageTag.optional(),
});
export type TextFrontMatter = z.output<typeof TextFrontMatterSchema>;
