import { z } from 'zod';
import type { SiteSettings } from './public/site.ts';
import { LanguageTag } from './text.ts';

/** `archive.yaml`: one deployment of the archive. Paths are relative to the file. */
export const ArchiveConfigSchema = z.strictObject({
  name: z.string().min(1),
  site: z.strictObject({
    url: z.url().transform((url) => url.replace(/\/+$/, '')),
    locales: z.array(LanguageTag).min(1).default(['vi', 'en']),
    timeZone: z.string().default('Asia/Ho_Chi_Minh'),
    linkStyle: z.enum(['directory', 'file']).default('directory'),
    indexCompiled: z.boolean().default(false),
    /** Does a scheduler re-publish? Without one, time-limited material is never put on the site. */
    scheduler: z.boolean().default(true),
  }),
  /** Ordered; a record in a later root replaces none of an earlier: ids are unique over all roots. */
  contentRoots: z
    .array(z.strictObject({ path: z.string().min(1), private: z.boolean().default(false) }))
    .min(1),
  /** Where everything made lives: originals, derivatives, projection, index, releases. */
  state: z.string().default('.archive'),
  /** The append-only ledger of withdrawals, kept apart from content. */
  withdrawals: z.string().default('withdrawals.jsonl'),
});
export type ArchiveConfig = z.output<typeof ArchiveConfigSchema>;

export function toSiteSettings(config: ArchiveConfig): SiteSettings {
  const { url, locales, timeZone, linkStyle, indexCompiled } = config.site;
  return { url, name: config.name, locales, timeZone, linkStyle, indexCompiled };
}
