import { QueueAddressSchema } from '#domain/archive-config.ts';
import { ArchiveError } from '#domain/archive-error.ts';

/** Options that every command understands. */
export const languageArgs = {
  lang: { type: 'string', description: 'vi | en: language of messages', valueHint: 'vi|en' },
} as const;

/** Options of commands that work on an archive. */
export const workspaceArgs = {
  ...languageArgs,
  config: { type: 'string', default: 'archive.yaml', description: 'settings', valueHint: 'FILE' },
  state: { type: 'string', description: 'folder for all that is made', valueHint: 'DIR' },
} as const;

export const nowArgs = {
  now: { type: 'string', description: 'build as of this moment (ISO 8601)', valueHint: 'ISO' },
} as const;

export const portArgs = {
  port: { type: 'string', default: '4321', description: 'port to listen on', valueHint: 'N' },
  host: { type: 'string', default: '127.0.0.1', description: 'address to listen on' },
} as const;

/** `--now`, or the clock. Throws ArchiveError `bad-option`. */
export function toNow(option: string | undefined): Date {
  const now = option === undefined ? new Date() : new Date(option);
  if (Number.isNaN(now.getTime())) throw badOption('--now', option ?? '');
  return now;
}

/** `--port`. Throws ArchiveError `bad-option`. */
export function toPort(option: string): number {
  const port = Number(option);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw badOption('--port', option);
  return port;
}

/** `--queue`, as `media.queue` of archive.yaml takes it. Throws ArchiveError `bad-option`. */
export function toQueue(option: string | undefined): string | undefined {
  if (option !== undefined && !QueueAddressSchema.safeParse(option).success) {
    throw badOption('--queue', option);
  }
  return option;
}

/** A value from a closed list. Throws ArchiveError `bad-option`. */
export function toOneOf<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw badOption(option, value);
  return found;
}

/** A whole number from 0 on. Throws ArchiveError `bad-option`. */
export function toCount(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw badOption(option, value);
  return Number(value);
}

/** What an option that may be given more than once was given: citty itself keeps the last. */
export function everyValueOf(option: string, rawArgs: readonly string[]): string[] {
  const end = rawArgs.indexOf('--');
  return rawArgs.slice(0, end === -1 ? undefined : end).flatMap((arg, i, args) => {
    if (arg.startsWith(`${option}=`)) return [arg.slice(option.length + 1)];
    return arg === option ? [args[i + 1] ?? ''] : [];
  });
}

export function badOption(option: string, value: string): ArchiveError {
  return new ArchiveError({
    name: 'bad-option',
    what: {
      vi: `${option} không nhận giá trị "${value}".`,
      en: `${option} does not take "${value}".`,
    },
    hint: {
      vi: 'Xem "archive <lệnh> --help".',
      en: 'See "archive <command> --help".',
    },
  });
}
