import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { LeakFinding } from './finding.ts';
import { type FingerprintOptions, fingerprintRestricted } from './fingerprints.ts';
import { exonymsOf, scanExonyms } from './scan-exonyms.ts';
import { type LeakReport, type ScannedBefore, type ScanOptions, scanLeaks } from './scan-leaks.ts';
import type { DecodedSearchIndex } from './scan-search-index.ts';

export interface InspectOptions
  extends Omit<FingerprintOptions, 'scope'>,
    Pick<ScanOptions, 'release' | 'manifest' | 'full' | 'paths' | 'decodeIndex' | 'toldAsGone'> {
  /** Where it is remembered which files were found clean: `<state>/cache/leaks.json`. */
  memory: string;
}

/**
 * Scans a release for what is restricted and for names that are for search only, and remembers what was
 * clean. What it finds is in the report; it throws only when files cannot be read.
 */
export async function inspectRelease(options: InspectOptions): Promise<LeakReport> {
  const { release, published, full, memory } = options;
  const restricted = fingerprintRestricted({ ...options, scope: 'page' });
  const names = exonymsOf(published);
  const fingerprints = {
    ...restricted,
    isEmpty: restricted.isEmpty && names.length === 0,
    hash: hashOf([restricted.hash, ...names.map(toLine)]),
  };
  let index: DecodedSearchIndex | undefined;
  const { decodeIndex } = options;
  const report = await scanLeaks({
    ...options,
    fingerprints,
    previous: full ? null : readScanned(memory),
    ...(decodeIndex === undefined
      ? {}
      : {
          async decodeIndex(folder: string) {
            index = await decodeIndex(folder);
            return index;
          },
        }),
  });
  const shown = scanExonyms({
    folder: release,
    names,
    files: report.changedPaths,
    suggestions: [
      ...(index?.cards ?? []).map(({ locale, card }) => ({
        file: `search/cards/${locale}`,
        text: JSON.stringify(card),
      })),
      ...(index?.passages ?? []).map(({ text }) => ({ file: 'search/passages', text })),
    ],
  });
  const files = { ...report.scanned.files };
  for (const { file } of shown) delete files[file];
  const whole = {
    ...report,
    findings: [...report.findings, ...shown],
    scanned: { ...report.scanned, files },
  };
  writeScanned(memory, whole.scanned);
  return whole;
}

function toLine({ recordId, text }: { recordId: string; text: string }): string {
  return `${recordId} ${text}`;
}

function hashOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

const LISTED = 12;

/** Throws ArchiveError `release-leaks` when something was found: such a release is never put into use. */
export function refuseLeaks({ findings }: LeakReport): void {
  if (findings.length === 0) return;
  const list = (lang: 'vi' | 'en'): string =>
    findings
      .slice(0, LISTED)
      .map((finding: LeakFinding) => `  ${finding.what[lang]}`)
      .join('\n');
  const more = Math.max(0, findings.length - LISTED);
  throw new ArchiveError({
    name: 'release-leaks',
    what: {
      vi: `Bản phát hành có ${findings.length} chỗ lộ điều không công khai:\n${list('vi')}${more > 0 ? `\n  và ${more} chỗ nữa` : ''}\n`,
      en: `The release shows ${findings.length} things that are not public:\n${list('en')}${more > 0 ? `\n  and ${more} more` : ''}\n`,
    },
    hint: {
      vi: 'Trang web cũ vẫn còn nguyên. "archive leaks --full" liệt kê tất cả và nói cần làm gì.',
      en: 'The old site stands untouched. "archive leaks --full" lists everything and says what to do.',
    },
  });
}

function readScanned(memory: string): ScannedBefore | null {
  try {
    return JSON.parse(readFileSync(memory, 'utf8')) as ScannedBefore;
  } catch {
    return null;
  }
}

function writeScanned(memory: string, scanned: ScannedBefore): void {
  mkdirSync(dirname(memory), { recursive: true });
  const temporary = `${memory}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(scanned));
  renameSync(temporary, memory);
}
