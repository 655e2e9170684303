/** What the pipeline takes from its surroundings, read once. */
export const env = {
  /** Where programs are looked for. */
  searchPath: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
} as const;
