/** What publishing asks of the rest of the house. */
export interface SitePort {
  /** Runs `work` while nothing else reads the content roots to build from them. */
  whileQuiet<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Brings media, projection, index and pages up to date, doing only what changed; resolves with the
   * number of the release that visitors see then. Where media were published their light copies are waited
   * for, a few seconds at most; what takes longer comes with a later release.
   */
  publish(options?: { bringsMedia?: boolean }): Promise<{ release: number }>;
}
