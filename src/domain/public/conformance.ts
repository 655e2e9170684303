/** Names of the validators in messages, in the order in which people are told of them. */
export const VALIDATOR_IDS = [
  'html-syntax',
  'html',
  'schema-org',
  'sitemap',
  'iiif-presentation',
  'iiif-image',
  'webvtt',
  'icalendar',
  'atom',
  'rss',
  'json-feed',
  'oembed',
  'oai-pmh',
  'edm',
  'data-package',
  'openapi',
] as const;
export type ValidatorId = (typeof VALIDATOR_IDS)[number];

/** What one validator found in the files of a release. */
export interface ValidatorReport {
  id: ValidatorId;
  /** Of the program, and whose rules it used where they are not its own. */
  name: string;
  version: string;
  /** The standard with its version: `iCalendar (RFC 5545)`. */
  standard: string;
  /** Documents looked at. One file may hold several, or none. */
  checked: number;
  /** How many of them break the standard. A release that is in use has none. */
  failed: number;
  /** Files that it could have looked at, where it looks at some of each kind; else `null`. */
  outOf: number | null;
}

export interface ConformanceReport {
  validators: readonly ValidatorReport[];
}

/** Of `conformance.json`. */
export interface PublishedConformance {
  validators: readonly Pick<
    ValidatorReport,
    'name' | 'version' | 'standard' | 'checked' | 'failed'
  >[];
}

/** What `conformance.json` says, for programs. */
export function toPublishedConformance({ validators }: ConformanceReport): PublishedConformance {
  return {
    validators: validators.map(({ name, version, standard, checked, failed }) => ({
      name,
      version,
      standard,
      checked,
      failed,
    })),
  };
}
