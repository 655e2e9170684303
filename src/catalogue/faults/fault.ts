import type { Bilingual } from '#domain/archive-error.ts';
import { FAULTS, type FaultName } from './fault-texts.ts';

export type { FaultName };

type FaultLevel = 'error' | 'warning';

/** One thing wrong in a content root. `line` and `column` are 1-based; 1:1 when the whole file is meant. */
export interface Fault {
  /** Permanent name, `kebab-case`. */
  name: FaultName;
  level: FaultLevel;
  /** Path as the content root was given, with `/` between the parts. */
  file: string;
  line: number;
  column: number;
  what: Bilingual;
  hint: Bilingual;
}

export interface FaultPlace {
  file: string;
  line?: number;
  column?: number;
}

/** Words put in the place of `{name}` in a fault's texts: one string, or one per language. */
export type FaultWords = Readonly<Record<string, string | Bilingual>>;

/** A fault of the list in fault-texts.ts, at its place. */
export function toFault(name: FaultName, place: FaultPlace, words: FaultWords = {}): Fault {
  const { level, what, hint } = FAULTS[name];
  return {
    name,
    level,
    file: place.file,
    line: place.line ?? 1,
    column: place.column ?? 1,
    what: { vi: fill(what.vi, words, 'vi'), en: fill(what.en, words, 'en') },
    hint: { vi: fill(hint.vi, words, 'vi'), en: fill(hint.en, words, 'en') },
  };
}

function fill(text: string, words: FaultWords, lang: 'vi' | 'en'): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const word = words[key];
    if (word === undefined) throw new Error(`a fault's text asks for {${key}}`);
    return typeof word === 'string' ? word : word[lang];
  });
}

/** Order of a report: by file, line, column, then name. */
export function compareFaults(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.name < b.name ? -1 : 1);
}
