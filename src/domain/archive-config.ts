import { z } from 'zod';
import { type ArkSettings, isArkSettings, TEST_ARK } from './public/ark.ts';
import type { SiteSettings } from './public/site.ts';
import { LanguageTag } from './text.ts';

/** Where originals or derivatives are kept: in a folder (by default one below `state`), or with an S3 service. */
const StoreSchema = z
  .strictObject({
    folder: z.string().min(1).optional(),
    /** Its keys come from the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY. */
    s3: z
      .strictObject({
        endpoint: z.url({ protocol: /^https?$/ }),
        bucket: z.string().min(1),
        region: z.string().min(1).default('us-east-1'),
        /** The bucket as the first part of the path; `false`: of the host's name. */
        pathStyle: z.boolean().default(true),
        /** Stands before every key, `/`-separated. */
        prefix: z
          .string()
          .regex(/^(?:[A-Za-z0-9_@-][A-Za-z0-9._@-]*(?:\/(?!$)|$))*$/)
          .default(''),
      })
      .optional(),
  })
  .refine(({ folder, s3 }) => folder === undefined || s3 === undefined, {
    message: 'folder or s3, not both',
  });
export type StoreConfig = z.output<typeof StoreSchema>;

/** `sqlite`, for one machine, or the address of a Redis, for many. */
export const QueueAddressSchema = z
  .string()
  .regex(/^(?:sqlite$|rediss?:\/\/.)/, 'sqlite, or the address of a Redis: redis://localhost:6379');

/** How media are made. All of it may be left out. */
const MediaConfigSchema = z.strictObject({
  /** Films longer than this also go out as HLS. */
  hls: z
    .strictObject({
      aboveSeconds: z.number().nonnegative().default(300),
      segments: z.enum(['single-file', 'many']).default('single-file'),
    })
    .prefault({}),
  /** AV1 beside H.264: fewer bytes on slow lines, twice the work here. */
  av1: z.boolean().default(true),
  /** Originals worked on at a time. */
  concurrency: z.int().min(1).max(64).default(2),
  /** Programs; a bare name is looked for on PATH. */
  tools: z
    .strictObject({
      ffmpeg: z.string().min(1).optional(),
      ffprobe: z.string().min(1).optional(),
      whisper: z.string().min(1).optional(),
      whisperModel: z.string().min(1).optional(),
    })
    .prefault({}),
  queue: QueueAddressSchema.default('sqlite'),
  originals: StoreSchema.prefault({}),
  derivatives: StoreSchema.prefault({}),
});

/** The editors' side, at `/studio` of `archive serve`. */
const StudioConfigSchema = z.strictObject({
  enabled: z.boolean().default(false),
  /** Its address as browsers see it, behind a proxy; without one, what the request itself says. */
  origin: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  /** Addresses of proxies whose X-Forwarded-For and -Proto are believed, CIDR too. */
  trustedProxies: z.array(z.string().min(1)).default([]),
  /** Each person's uploads that are not yet part of the archive. */
  quotaBytes: z
    .int()
    .positive()
    .default(20 * 1024 ** 3),
});

const WebAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/**
 * Who answers searches: the files of the site itself, or a Meilisearch. The key that may write to it comes
 * from the environment, MEILISEARCH_ADMIN_KEY, and stands in no file.
 */
const SearchConfigSchema = z
  .strictObject({
    provider: z.enum(['static', 'meilisearch']).default('static'),
    meilisearch: z
      .strictObject({
        url: WebAddress,
        /** Two hyphens and a number name what is being built. */
        index: z
          .string()
          .regex(/^[A-Za-z0-9_-]{1,200}$/)
          .refine((name) => !/--\d+$/.test(name), {
            message: 'not with -- and a number at its end',
          }),
        /** Its address as browsers see it, where that is another. */
        publicUrl: WebAddress.optional(),
        /** Goes out with the pages: it may search in this index and nothing else. */
        searchKey: z.string().min(1).optional(),
      })
      .optional(),
  })
  .refine(({ provider, meilisearch }) => provider === 'static' || meilisearch !== undefined, {
    path: ['meilisearch'],
    message: 'url and index of the Meilisearch',
  });

/** Under which names records have ARKs; what has been given out must never be changed again. */
const ArkConfigSchema = z
  .strictObject({
    /** Of the archive, assigned by the ARK Alliance; `99999` is for tests. */
    naan: z.string().default(TEST_ARK.naan),
    shoulder: z.string().default(TEST_ARK.shoulder),
  })
  .refine((ark: ArkSettings) => isArkSettings(ark), {
    message: 'naan: digits and consonants; shoulder: consonants, then one digit',
  });

/** `archive.yaml`: one deployment of the archive. Paths are relative to the file. */
export const ArchiveConfigSchema = z.strictObject({
  name: z.string().min(1),
  site: z.strictObject({
    url: z.url().transform((url) => url.replace(/\/+$/, '')),
    locales: z.array(LanguageTag).min(1).default(['vi', 'en']),
    timeZone: z.string().default('Asia/Ho_Chi_Minh'),
    /** Whom harvesters may write to; without it they are not answered (OAI-PMH demands one). */
    contact: z.email().optional(),
    linkStyle: z.enum(['directory', 'file']).default('directory'),
    indexCompiled: z.boolean().default(false),
    /** Nothing in it is real: every page says so, and search engines are kept out. */
    demonstration: z.boolean().default(false),
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
  media: MediaConfigSchema.prefault({}),
  studio: StudioConfigSchema.prefault({}),
  search: SearchConfigSchema.prefault({}),
  ark: ArkConfigSchema.prefault({}),
  /** The signed transfer for the ethnic-affairs data system, where `site.contact` says who answers for it. */
  national: z.boolean().default(true),
});
export type ArchiveConfig = z.output<typeof ArchiveConfigSchema>;

export function toSiteSettings(config: ArchiveConfig): SiteSettings {
  const { url, locales, timeZone, linkStyle, indexCompiled, demonstration, contact } = config.site;
  const searchServer = toSearchServer(config);
  return {
    url,
    name: config.name,
    locales,
    timeZone,
    linkStyle,
    indexCompiled,
    ark: config.ark,
    ...(contact === undefined ? {} : { harvest: { national: config.national } }),
    ...(demonstration ? { demonstration } : {}),
    ...(searchServer === null ? {} : { searchServer }),
  };
}

/** Where the browsers of readers ask, if the settings name a Meilisearch and its key for them. */
export function toSearchServer({
  search: { provider, meilisearch },
}: Pick<ArchiveConfig, 'search'>): NonNullable<SiteSettings['searchServer']> | null {
  if (provider !== 'meilisearch' || meilisearch?.searchKey === undefined) return null;
  const { url, publicUrl = url, index, searchKey } = meilisearch;
  return { url: publicUrl, index, searchKey };
}
