import type { ArkSettings } from './ark.ts';

/** What the public side knows of archive.yaml. */
export interface SiteSettings {
  /** Absolute origin and folder, no trailing slash: `https://bansac.example/kho`. */
  url: string;
  name: string;
  /** URL segments of the interface languages, the first is the default. */
  locales: string[];
  timeZone: string;
  /** `directory`: links end in `/`; `file`: they name `index.html`, for USB packs and file://. */
  linkStyle: 'directory' | 'file';
  /** Under which names records have ARKs. */
  ark: ArkSettings;
  /** A Meilisearch that readers' browsers ask, with a key that can only search; absent where the site answers itself. */
  searchServer?: { url: string; index: string; searchKey: string };
  /** Present where harvesters are answered; is there a national transfer? */
  harvest?: { national: boolean };
  /** Present where nothing in the archive is real: every page says so. */
  demonstration?: true;
  /** May records compiled from public sources be indexed by search engines? */
  indexCompiled: boolean;
}
