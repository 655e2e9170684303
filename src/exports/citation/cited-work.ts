/** One work as every citation form is made from it: nothing in it is guessed. */
export interface CitedWork {
  /** For keys of databases: ASCII letters, digits and hyphens. */
  key: string;
  kind: 'web-page' | 'article' | 'book' | 'dataset' | 'legislation' | 'audio' | 'video' | 'image';
  title: string;
  /** BCP-47; `null` where unknown. */
  lang: string | null;
  /**
   * Who answers for it, in words as the source has them: a body, or a person with the family name where that person
   * writes it. Never taken apart: Vietnamese names stay in their order.
   */
  authors: string[];
  /** Body that publishes it, or the site it is part of. */
  publisher: string | null;
  /** A day, a month or a year, perhaps uncertain: EDTF level 1, as parseDate reads it. */
  date: string | null;
  /** The day it was read, ISO 8601. */
  accessed: string | null;
  /** Permanent address. */
  url: string | null;
  licence: string | null;
  /** Of a record of the archive: what it is, in English. */
  genre: string | null;
}
