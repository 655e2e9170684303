import { z } from 'zod';

/** The data files of an import, each as it must be. Fields not named here are not read. */
const Code = z.string().regex(/^\d+$/);
const Slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const LonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const Name = z.string().min(1);
const Whole = z.string().regex(/^\d+$/).transform(Number);
const Words = z.string().transform((text) => text.split(' ').filter((word) => word !== ''));

export const EthnicGroup = z.object({
  slug: Slug,
  code_qd121_1979: Code,
  code_qd1019_2008: Code,
  name_vi: Name,
  name_en: Name,
  names_other_qd121: z.array(z.string()),
  autonym_vi_orthography: z.string().nullable(),
  autonym_sources: z.array(z.string()),
  exonyms_review_before_display: z.array(z.string()),
  family: Name,
  family_vi: Name,
  group_vi: Name,
  branch: Name,
  languages: z.array(z.object({ bcp47: Name, iso639_3: Name, role: Name })),
  population_2019: z.int().positive(),
});
export type EthnicGroup = z.output<typeof EthnicGroup>;

export const Language = z.object({
  iso639_3: z.string().regex(/^[a-z]{3}$/),
  bcp47: Name,
  name_en: Name,
  likely_tag: Name,
  groups: z.array(Slug),
});
export type Language = z.output<typeof Language>;

export const Population = z.object({
  group: Slug,
  province63_code: Code,
  province34_code: Code,
  n_2019: Whole,
});
export type Population = z.output<typeof Population>;

export const Province = z.object({
  code: Code,
  slug: Slug,
  name_vi: Name,
  full_vi: Name,
  full_en: Name,
  valid_from: Name,
  /** What the data remark of it: a change since it was formed. */
  note: z.string().nullable(),
  pre_2025_units: z.array(z.object({ code: Code, name_vi: Name })),
  centroid_lonlat: LonLat,
});
export type Province = z.output<typeof Province>;

export const FormerProvince = z.object({
  code: Code,
  slug: Slug,
  name_vi: Name,
  full_vi: Name,
  region_vi: Name,
  valid_to: Name,
  new_code: Code,
  centroid_lonlat: LonLat,
});
export type FormerProvince = z.output<typeof FormerProvince>;

export const District = z.object({
  code: Code,
  name_vi: Name,
  full_vi: Name,
  old_province_code: Code,
  new_province_code: Code,
});
export type District = z.output<typeof District>;

export const Commune = z.object({
  code: Code,
  name_vi: Name,
  full_vi: Name,
  province_code: Code,
  merged_from_vi: z.string(),
});
export type Commune = z.output<typeof Commune>;

const Basis = z.enum(['source', 'inferred']);
export const NationalListing = z.object({
  id: z.string().regex(/^vn-ich-\d{3}$/),
  name_vi: Name,
  category_vi_circular2010: Name,
  category_basis: Basis,
  law2024_type: Whole.pipe(z.int().min(1).max(6)),
  unesco_domain: z.enum(['oral', 'performing', 'social', 'knowledge', 'craft']),
  groups: Words,
  province63_codes: Words,
  province34_codes: Words,
  year: z.string().regex(/^(?:\d{4})?$/),
  decision: z.string(),
  source: Name,
  batch_note: z.string(),
  groups_basis: z.enum(['named', 'inferred']),
});
export type NationalListing = z.output<typeof NationalListing>;

export const UnescoListing = z.object({
  id: Slug,
  name_vi: Name,
  name_en: Name,
  list: z.enum(['RL', 'USL', 'GSP']),
  year_proclaimed: z.int().optional(),
  year_inscribed: z.int(),
  groups: z.array(Slug),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
});
export type UnescoListing = z.output<typeof UnescoListing>;
export const UnescoListings = z.object({ items: z.array(UnescoListing) });

const Term = z.object({ vi: Name, en: Name });
export const IchVocabulary = z.object({
  unesco_domains: z.array(Term.extend({ id: Name })),
  vn_law_2024_art10: z.array(Term.extend({ code: z.int(), unesco: Name })),
  vn_circular_2010: z.array(z.object({ id: Name, vi: Name, law2024: z.int(), unesco: Name })),
});
export type IchVocabulary = z.output<typeof IchVocabulary>;

const Statement = z.object({ id: Name, uri: z.url(), label_en: Name });
export const Rights = z.object({
  rightsstatements: z.object({ items: z.array(Statement) }),
  creative_commons: z.array(z.object({ id: Name, uri: z.url() })),
});
export type Rights = z.output<typeof Rights>;
