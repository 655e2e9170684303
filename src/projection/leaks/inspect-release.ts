import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { LeakFinding } from './finding.ts';
import { type FingerprintOptions, fingerprintRestricted } from './fingerprints.ts';
import { type LeakReport, type ScannedBefore, type ScanOptions, scanLeaks } from './scan-leaks.ts';

export interface InspectOptions
  extends Omit<FingerprintOptions, 'scope'>,
    Pick<ScanOptions, 'release' | 'manifest' | 'full' | 'decodeIndex'> {
  /** Where it is remembered which files were found clean: `<state>/cache/leaks.json`. */
  memory: string;
}

/** Scans a release and remembers what was clean. Throws nothing for what it finds. */
export async function inspectRelease(options: InspectOptions): Promise<LeakReport> {
  const fingerprints = fingerprintRestricted({ ...options, scope: 'page' });
  const report = await scanLeaks({
    ...options,
    fingerprints,
    previous: options.full ? null : readScanned(options.memory),
  });
  writeScanned(options.memory, report.scanned);
  return report;
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
