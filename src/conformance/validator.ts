import type { ValidatorId } from '#domain/public/conformance.ts';

/** A breach of a standard. */
export interface Problem {
  /** Counted from 1, where the validator tells. */
  line: number | null;
  /** In the validator's own words. */
  message: string;
}

export interface FileText {
  /** From the site's root. */
  path: string;
  text: string;
}

/** What came of one file. */
export interface Checked {
  /** Documents of this standard in the file. */
  documents: number;
  problems: Problem[];
}

/** Looks at files together, in their order. */
export type CheckFiles = (files: readonly FileText[]) => Promise<Checked[]>;

/** What else stands in the release; `null` when it does not. */
export type ReadBeside = (path: string) => Buffer | null;

/**
 * Port: one standard and the program that knows it. What `check` says of a file must follow from its text
 * alone, and from files that the text names by hash: it is remembered by the text.
 */
export interface Validator {
  id: ValidatorId;
  name: string;
  version: string;
  standard: string;
  /** May a file of this path hold such documents? */
  takes: (path: string) => boolean;
  /** Of the files it takes, those it looks at; all, unless said. */
  choose?: (paths: readonly string[]) => string[];
  /** Loads what it needs. */
  open: (read: ReadBeside) => Promise<CheckFiles>;
}

/** Files looked at one by one. */
export function oneByOne(check: (file: FileText) => Checked | Promise<Checked>): CheckFiles {
  return async (files) => {
    const checked: Checked[] = [];
    for (const file of files) checked.push(await check(file));
    return checked;
  };
}

/** One document in the file, and what is wrong with it. */
export function oneDocument(problems: Problem[]): Checked {
  return { documents: 1, problems };
}

/** A problem of no known line. */
export function problem(message: string, line: number | null = null): Problem {
  return { line, message };
}
