import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a locale says of itself: the `locale` part of its file. */
export interface LocaleMetadata {
  /** Its name in itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** `draft`: no speaker has read the messages; its pages say so and are kept out of search engines. */
  status: 'draft' | 'reviewed';
  /** Who read it, as they wish to be named; `null` while nobody has. */
  reviewer: string | null;
  /**
   * Its alphabet in order, for the order of lists, where `Intl.Collator` does not know the language:
   * letters of one or more characters. Absent: the collator's order.
   */
  alphabet?: readonly string[];
}

/** How a locale writes numbers and dates: the `format` part of its file (see format.ts). */
export interface LocaleFormat {
  group: string;
  decimal: string;
  /** Between the items of a list, and before the last one. */
  comma: string;
  and: string;
  /** Twelve names; `shortMonths` where the short date needs others. */
  months: readonly string[];
  shortMonths?: readonly string[];
  /** Patterns of `{day}`, `{month}` (1–12), `{monthName}`, `{monthShort}`, `{year}`. */
  fullDate: string;
  monthYear: string;
  year: string;
  shortDate: string;
  shortMonthYear: string;
  monthDay: string;
  /** From one month to another of a year: `{from}` and `{to}` are days without it, `{end}` with it. */
  rangeInYear: string;
  /** Patterns of `{count}`. */
  minutes: string;
  seconds: string;
}

export interface LocaleFile {
  locale: LocaleMetadata;
  format: LocaleFormat | null;
  /** Messages by namespace. */
  messages: Readonly<Record<string, object>>;
}

/** Parts of a locale file that are no namespace of messages. */
const OWN_PARTS: readonly string[] = ['locale', 'format'];

/**
 * Every locale there is, by its BCP-47 tag: `messages/<tag>.json` is one whole, its namespaces within;
 * `messages/<tag>/` is the same in a file for each part, for the locales that features are written in.
 * The bundler writes the files in; the command line, which runs unbundled, reads them itself.
 */
export const LOCALE_FILES: Readonly<Record<string, LocaleFile>> = gather(
  import.meta.env === undefined
    ? readMessageFiles()
    : import.meta.glob<object>(['./messages/*.json', './messages/*/*.json'], {
        eager: true,
        import: 'default',
      }),
);

function readMessageFiles(): Record<string, object> {
  const folder = join(import.meta.dirname, 'messages');
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        `./messages/${name.replaceAll('\\', '/')}`,
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as object,
      ]),
  );
}

function gather(files: Record<string, object>): Record<string, LocaleFile> {
  const parts = new Map<string, Record<string, object>>();
  for (const path of Object.keys(files).sort()) {
    const [tag = '', part] = path.replace(/^\.\/messages\/|\.json$/g, '').split('/');
    const content = files[path] ?? {};
    const known = parts.get(tag) ?? {};
    parts.set(tag, { ...known, ...(part === undefined ? content : { [part]: content }) });
  }
  return Object.fromEntries([...parts].map(([tag, of]) => [tag, toLocaleFile(tag, of)]));
}

function toLocaleFile(tag: string, parts: Record<string, object>): LocaleFile {
  const messages = Object.entries(parts).filter(([name]) => !OWN_PARTS.includes(name));
  return {
    locale: {
      name: tag,
      direction: 'ltr',
      status: 'draft',
      reviewer: null,
      ...(parts['locale'] as Partial<LocaleMetadata> | undefined),
    },
    format: (parts['format'] as LocaleFormat | null | undefined) ?? null,
    messages: Object.fromEntries(
      messages.map(([name, content]) => [name, (written(content) ?? {}) as object]),
    ),
  };
}

/** What somebody has written: keys of a skeleton that are still empty are as if they were not there. */
function written(value: unknown): unknown {
  if (value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 || value.includes('') ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const kept = written(inner);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}
