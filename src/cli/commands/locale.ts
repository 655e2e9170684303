import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineCommand } from 'citty';
import { ArchiveError } from '#domain/archive-error.ts';
import { LOCALE_FILES } from '#i18n/locale-files.ts';
import { MESSAGES } from '#i18n/messages.ts';
import { toLang } from '../language.ts';
import { completeness } from '../locale/completeness.ts';
import { formatReport, type LocaleReport } from '../locale/format-report.ts';
import { skeleton } from '../locale/skeleton.ts';
import { print } from '../print.ts';
import { languageArgs } from '../workspace-args.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'i18n', 'messages');
const model = MESSAGES['vi'] ?? {};
const english = MESSAGES['en'] ?? {};

const addCommand = defineCommand({
  meta: { name: 'add', description: 'Begin a language / Bắt đầu một ngôn ngữ' },
  args: {
    ...languageArgs,
    tag: { type: 'positional', required: true, description: 'BCP-47 tag', valueHint: 'TAG' },
  },
  run({ args }) {
    const tag = toTag(args.tag);
    const file = join(FOLDER, `${tag}.json`);
    if (existsSync(file) || LOCALE_FILES[tag] !== undefined) throw localeExists(tag);
    writeFileSync(file, `${JSON.stringify(skeleton(tag, { model, english }), null, 2)}\n`);
    const path = relative('.', file);
    print(
      toLang(args.lang) === 'vi'
        ? `${path}\nĐiền tên ngôn ngữ ở "locale", rồi lời dịch; chỗ để trống được đọc bằng tiếng Việt.\nXem lời gốc: archive locale report ${tag} --missing. Bật: thêm ${tag} vào site.locales trong archive.yaml.`
        : `${path}\nFill in its name at "locale", then the words; what stays empty is read in Vietnamese.\nSource text: archive locale report ${tag} --missing. To enable it, add ${tag} to site.locales in archive.yaml.`,
    );
  },
});

const reportCommand = defineCommand({
  meta: { name: 'report', description: 'How complete languages are / Mức đầy đủ' },
  args: {
    ...languageArgs,
    tag: { type: 'positional', required: false, description: 'one language', valueHint: 'TAG' },
    missing: { type: 'boolean', default: false, description: 'each missing key, vi and en beside' },
    json: { type: 'boolean', default: false, description: 'one JSON document' },
  },
  run({ args }) {
    if (args.tag !== undefined && LOCALE_FILES[args.tag] === undefined) throw noLocale(args.tag);
    const tags = args.tag === undefined ? Object.keys(LOCALE_FILES) : [args.tag];
    const reports = tags.flatMap((locale) => {
      const file = LOCALE_FILES[locale];
      return file === undefined ? [] : [toReport(locale, file)];
    });
    if (args.json) print(JSON.stringify({ version: 1, reports }));
    else {
      const options = { lang: toLang(args.lang), missing: args.missing };
      print(reports.map((report) => formatReport(report, options)).join('\n'));
    }
    if (reports.some(isFaulty)) process.exitCode = 1;
  },
});

/** `archive locale`: the languages of the interface. `report` exits with 1 on keys or variables that nothing reads. */
export const localeCommand = defineCommand({
  meta: { name: 'locale', description: 'Languages of the interface / Ngôn ngữ giao diện' },
  subCommands: { add: addCommand, report: reportCommand },
});

function toReport(locale: string, file: LocaleReport['file']): LocaleReport {
  return {
    locale,
    file,
    namespaces: completeness({ locale, own: file.messages, model, english }),
  };
}

function isFaulty({ namespaces }: LocaleReport): boolean {
  return namespaces.some(
    ({ extra, variables, plurals }) => extra.length + variables.length + plurals.length > 0,
  );
}

/** The canonical form of a tag. Throws ArchiveError `locale-tag`. */
function toTag(text: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    if (tag !== undefined) return tag;
  } catch (cause) {
    throw faultyTag(text, cause);
  }
  throw faultyTag(text, undefined);
}

function faultyTag(text: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'locale-tag',
    what: { vi: `"${text}" không phải mã ngôn ngữ.`, en: `"${text}" is no language tag.` },
    hint: {
      vi: 'Dùng mã BCP-47: km, cjm, zh-Hant.',
      en: 'Use a BCP-47 tag: km, cjm, zh-Hant.',
    },
    cause,
  });
}

function localeExists(tag: string): ArchiveError {
  return new ArchiveError({
    name: 'locale-exists',
    what: { vi: `Đã có ngôn ngữ ${tag}.`, en: `The language ${tag} is there already.` },
    hint: {
      vi: `Xem còn thiếu gì: archive locale report ${tag} --missing.`,
      en: `See what it lacks: archive locale report ${tag} --missing.`,
    },
  });
}

function noLocale(tag: string): ArchiveError {
  return new ArchiveError({
    name: 'locale-unknown',
    what: { vi: `Chưa có ngôn ngữ ${tag}.`, en: `There is no language ${tag}.` },
    hint: { vi: `Bắt đầu: archive locale add ${tag}.`, en: `Begin it: archive locale add ${tag}.` },
  });
}
