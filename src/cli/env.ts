/** What the command takes from its surroundings, read once. */
export const env = {
  /** `vi_VN.UTF-8`, `C`, or empty. */
  locale: process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '',
  /** A terminal that a line can be rewritten on. */
  interactive: process.stderr.isTTY === true && process.env['CI'] === undefined,
  /** Keys of an S3 service, by the names its own tools use. */
  s3: {
    accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    sessionToken: process.env['AWS_SESSION_TOKEN'] ?? '',
  },
  /** The key that may write to a Meilisearch. */
  meilisearchAdminKey: process.env['MEILISEARCH_ADMIN_KEY'] ?? '',
  searchPath: process.env['PATH'] ?? '',
} as const;
