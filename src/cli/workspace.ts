import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import {
  type ArchiveConfig,
  ArchiveConfigSchema,
  type StoreConfig,
  toSiteSettings,
} from '#domain/archive-config.ts';
import { ArchiveError } from '#domain/archive-error.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { LOCALE_FILES } from '#i18n/locale-files.ts';

type MediaTools = ArchiveConfig['media']['tools'];

/** One archive: its settings, and where everything of it stands (absolute paths). */
export interface Workspace {
  config: ArchiveConfig;
  site: SiteSettings;
  /** The program's own folder, with src/ and public/. */
  root: string;
  /** Programs of the media pipeline, where the settings name them: bare names or absolute paths. */
  mediaTools: MediaTools;
  /** Paths as `archive check` prints them: from the working directory. */
  contentRoots: { path: string; private: boolean }[];
  withdrawals: string;
  /** Ledger of the dates given out to calendars; losing it only raises their SEQUENCE. */
  issuedDates: string;
  /** What went out to other programs, and when: the times and the deletions cannot be made again. */
  exported: string;
  state: string;
  folders: Readonly<
    Record<
      | 'originals'
      | 'derivatives'
      | 'media'
      | 'projection'
      | 'index'
      | 'cards'
      | 'exports'
      | 'cache'
      | 'catalogue'
      | 'siteApp',
      string
    >
  >;
}

export interface WorkspaceOptions {
  /** `archive.yaml`. */
  config: string;
  /** Instead of the settings' own. */
  state?: string | undefined;
}

/** Reads archive.yaml. Throws ArchiveError `config-missing`, `config-faulty`, `locale-unknown` or `stores-not-apart`. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const file = resolve(options.config);
  const config = parseConfig(readConfig(file), file);
  for (const locale of config.site.locales) {
    if (LOCALE_FILES[locale] === undefined) throw localeUnknown(locale, file);
  }
  const home = dirname(file);
  const state = resolve(options.state ?? resolve(home, config.state));
  const stores = {
    originals: resolve(home, config.media.originals.folder ?? join(state, 'originals')),
    derivatives: resolve(home, config.media.derivatives.folder ?? join(state, 'derivatives')),
  };
  const place = placeOf(config.media.originals, stores.originals);
  if (place === placeOf(config.media.derivatives, stores.derivatives)) {
    throw storesNotApart(place, file);
  }
  return {
    config,
    site: toSiteSettings(config),
    root: resolve(import.meta.dirname, '..', '..'),
    mediaTools: toPrograms(config.media.tools, home),
    contentRoots: config.contentRoots.map((root) => ({
      ...root,
      path: relative('.', resolve(home, root.path)) || '.',
    })),
    withdrawals: resolve(home, config.withdrawals),
    issuedDates: join(state, 'issued-dates.jsonl'),
    exported: join(state, 'exported.sqlite'),
    state,
    folders: {
      ...stores,
      media: join(state, 'media'),
      projection: join(state, 'projection'),
      index: join(state, 'index'),
      cards: join(state, 'cards'),
      exports: join(state, 'exports'),
      cache: join(state, 'cache'),
      catalogue: join(state, 'cache', 'catalogue'),
      siteApp: join(state, 'site-app'),
    },
  };
}

/** Where a store keeps its objects, the same for the same place. */
function placeOf({ s3 }: StoreConfig, folder: string): string {
  if (s3 === undefined) return folder;
  const endpoint = new URL(s3.endpoint).href.replace(/\/$/, '');
  return [endpoint, s3.bucket, s3.prefix].filter((part) => part !== '').join('/');
}

/** A program's bare name is left to PATH; a path counts from the settings file. */
function toPrograms(tools: MediaTools, home: string): MediaTools {
  const paths = Object.entries(tools).map(([name, path = '']) => {
    const isBareName = name !== 'whisperModel' && !path.includes('/');
    return [name, isBareName ? path : resolve(home, path)];
  });
  return Object.fromEntries(paths);
}

function readConfig(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw configMissing(file, cause);
  }
}

function configMissing(file: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'config-missing',
    what: { vi: `Không đọc được ${file}.`, en: `${file} cannot be read.` },
    hint: {
      vi: 'Chạy lệnh trong thư mục có archive.yaml, hoặc chỉ tệp khác bằng --config.',
      en: 'Run the command in the folder of archive.yaml, or name another file with --config.',
    },
    cause,
  });
}

function parseConfig(text: string, file: string): ArchiveConfig {
  const faulty = (reason: string, cause: unknown) =>
    new ArchiveError({
      name: 'config-faulty',
      what: { vi: `${file} có lỗi: ${reason}.`, en: `${file} is faulty: ${reason}.` },
      hint: {
        vi: 'Sửa tệp theo mẫu archive.yaml của kho mẫu.',
        en: 'Mend the file after the archive.yaml of the sample archive.',
      },
      cause,
    });
  let draft: unknown;
  try {
    draft = parse(text);
  } catch (cause) {
    throw faulty(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const parsed = ArchiveConfigSchema.safeParse(draft);
  if (!parsed.success) throw faulty(describeIssues(parsed.error), parsed.error);
  return parsed.data;
}

function localeUnknown(locale: string, file: string): ArchiveError {
  return new ArchiveError({
    name: 'locale-unknown',
    what: {
      vi: `${file} gọi ngôn ngữ "${locale}" mà giao diện chưa có.`,
      en: `${file} names the language "${locale}", which the interface does not have.`,
    },
    hint: {
      vi: `Bắt đầu ngôn ngữ ấy bằng "archive locale add ${locale}", hoặc bỏ khỏi site.locales.`,
      en: `Begin it with "archive locale add ${locale}", or take it out of site.locales.`,
    },
  });
}

function storesNotApart(place: string, file: string): ArchiveError {
  return new ArchiveError({
    name: 'stores-not-apart',
    what: {
      vi: `${file} đặt bản gốc và phái sinh vào cùng một chỗ: ${place}.`,
      en: `${file} puts originals and derivatives into one place: ${place}.`,
    },
    hint: {
      vi: 'Chọn thư mục, kho S3 hoặc tiền tố (prefix) khác cho media.originals hoặc media.derivatives.',
      en: 'Choose another folder, bucket or prefix for media.originals or media.derivatives.',
    },
  });
}

function describeIssues({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
