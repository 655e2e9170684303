import type { ArchiveConfig } from '#domain/archive-config.ts';
import type { StudioMedia } from './jobs/studio-media.ts';
import type { SitePort } from './publishing/site-port.ts';

/** What the rest of the house gives to the studio. */
export interface StudioOptions {
  /** The program's own folder. */
  root: string;
  /** State folder of the archive. */
  state: string;
  config: ArchiveConfig;
  /** In their order, with paths as they are to be read. */
  contentRoots: readonly { path: string; private: boolean }[];
  /** The ledger of withdrawals. */
  withdrawals: string;
  /** How what was published comes onto the site. */
  site: SitePort;
  media: StudioMedia;
  now(): Date;
  /** Told of what failed while answering. */
  onError(error: unknown): void;
}
