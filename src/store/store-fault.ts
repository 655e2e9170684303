interface Words {
  vi: string;
  en: string;
}

/**
 * A fault of a store that a person can mend: a permanent name, what happened, what to do. Shaped as the
 * archive's errors are; the store knows nobody, so it has its own.
 */
export class StoreFault extends Error {
  readonly what: Words;
  readonly hint: Words;

  constructor({
    name,
    what,
    hint,
    cause,
  }: { name: string; what: Words; hint: Words; cause?: unknown }) {
    super(`${what.en} ${hint.en}`, { cause });
    this.name = name;
    this.what = what;
    this.hint = hint;
  }
}
