/** Words for a person, in the two languages every message of the archive is written in. */
export interface Bilingual {
  vi: string;
  en: string;
}

export interface ArchiveErrorParts {
  /** Permanent name, `kebab-case`; documentation and tests refer to it. */
  name: string;
  /** What happened, and where. */
  what: Bilingual;
  /** What the person can do next. */
  hint: Bilingual;
  cause?: unknown;
}

/** An error a person will read. `name` never changes between versions; `message` is the English text. */
export class ArchiveError extends Error {
  readonly what: Bilingual;
  readonly hint: Bilingual;

  constructor({ name, what, hint, cause }: ArchiveErrorParts) {
    super(`${what.en} ${hint.en}`, { cause });
    this.name = name;
    this.what = what;
    this.hint = hint;
  }
}
