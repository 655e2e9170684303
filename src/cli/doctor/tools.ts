import { execa } from 'execa';
import type { Bilingual } from '#domain/archive-error.ts';
import { findPoppler } from '#media-pipeline/documents/find-poppler.ts';
import { findFfmpeg } from '#media-pipeline/ffmpeg/find-ffmpeg.ts';
import type { Lang } from '../language.ts';

export const OLDEST_NODE = 24;

/** Something that npm cannot bring. */
export interface Tool {
  name: 'node' | 'ffmpeg' | 'poppler' | 'chromium';
  found: boolean;
  version: string | null;
  /** Why it does not do, `null` when it does. */
  reason: Bilingual | null;
  /** What works without it. */
  without: Bilingual;
  /** Debian package that brings it; `null` where npm does. */
  debianPackage: string | null;
}

/** Looks for what the archive needs; `forTests`: also for what only its tests need. */
export async function findTools({ forTests }: { forTests: boolean }): Promise<Tool[]> {
  return Promise.all([
    findNode(),
    findMediaTool(),
    findDocumentTool(),
    ...(forTests ? [findChromium()] : []),
  ]);
}

export function describeTool({ name, found, version, reason, without }: Tool, lang: Lang): string {
  if (found) return `✓ ${name} ${version ?? ''}`.trimEnd();
  return `✗ ${name}: ${reason?.[lang] ?? ''} ${without[lang]}`;
}

async function findNode(): Promise<Tool> {
  const version = process.versions.node;
  const found = Number(version.split('.')[0]) >= OLDEST_NODE;
  return {
    name: 'node',
    found,
    version,
    reason: found
      ? null
      : {
          vi: `Đang chạy Node ${version}, cần từ ${OLDEST_NODE} trở lên.`,
          en: `Node ${version} is running, ${OLDEST_NODE} or later is needed.`,
        },
    without: {
      vi: 'Chạy "npm ci" để có Node đi kèm, rồi dùng "npm start" hoặc "npx archive".',
      en: 'Run "npm ci", which brings one, then use "npm start" or "npx archive".',
    },
    debianPackage: null,
  };
}

async function findMediaTool(): Promise<Tool> {
  const result = await findFfmpeg();
  const { ffmpeg } = result;
  return {
    name: 'ffmpeg',
    found: ffmpeg !== null,
    version: ffmpeg?.version ?? null,
    reason: 'reason' in result ? result.reason : null,
    without: {
      vi: 'Không có nó, âm thanh và phim mới chưa được xử lý; những gì đã xử lý vẫn dùng.',
      en: 'Without it new sound and film wait; what is already made is used.',
    },
    debianPackage: 'ffmpeg',
  };
}

async function findDocumentTool(): Promise<Tool> {
  const poppler = await findPoppler();
  return {
    name: 'poppler',
    found: poppler !== null,
    version: poppler?.version ?? null,
    reason:
      poppler === null
        ? {
            vi: 'Không tìm thấy pdfinfo, pdftoppm và pdftotext.',
            en: 'pdfinfo, pdftoppm and pdftotext were not found.',
          }
        : null,
    without: {
      vi: 'Không có chúng, tài liệu PDF mới chưa được xử lý; những gì đã xử lý vẫn dùng.',
      en: 'Without them new PDF documents wait; what is already made is used.',
    },
    debianPackage: 'poppler-utils',
  };
}

async function findChromium(): Promise<Tool> {
  const { failed, stdout } = await execa('chromium', ['--version'], {
    reject: false,
    timeout: 20_000,
    stdin: 'ignore',
  });
  const version = failed ? null : (/\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? null);
  return {
    name: 'chromium',
    found: version !== null,
    version,
    reason:
      version === null ? { vi: 'Không tìm thấy Chromium.', en: 'Chromium was not found.' } : null,
    without: {
      vi: 'Chỉ các kiểm thử trong trình duyệt cần nó.',
      en: 'Only the tests in a browser need it.',
    },
    debianPackage: 'chromium',
  };
}
