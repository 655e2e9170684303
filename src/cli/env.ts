/** What the command takes from its surroundings, read once. */
export const env = {
  /** `vi_VN.UTF-8`, `C`, or empty. */
  locale: process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '',
  /** A terminal that a line can be rewritten on. */
  interactive: process.stderr.isTTY === true && process.env['CI'] === undefined,
  searchPath: process.env['PATH'] ?? '',
} as const;
