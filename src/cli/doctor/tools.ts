import { execa } from 'execa';
import type { Bilingual } from '#domain/archive-error.ts';
import { findPoppler } from '#media-pipeline/documents/find-poppler.ts';
import { findFence } from '#media-pipeline/fenced/fence.ts';
import { readCommand } from '#media-pipeline/fenced/read-command.ts';
import { findFfmpeg } from '#media-pipeline/ffmpeg/find-ffmpeg.ts';
import type { Lang } from '../language.ts';
import type { Workspace } from '../workspace.ts';

export const OLDEST_NODE = 24;

/** Something that npm cannot bring. */
export interface Tool {
  name: 'node' | 'ffmpeg' | 'poppler' | 'bubblewrap' | 'chromium';
  found: boolean;
  version: string | null;
  /** Why it does not do, `null` when it does. Of one that is found: why it cannot be used here. */
  reason: Bilingual | null;
  /** What works without it. */
  without: Bilingual;
  /** Debian package that brings it; `null` where npm does, or where archive.yaml names another. */
  debianPackage: string | null;
}

export interface FindToolsOptions extends Pick<Workspace, 'mediaTools'> {
  /** Also what only the tests need. */
  forTests: boolean;
}

/** Looks for what the archive needs, on PATH or where archive.yaml has it. */
export async function findTools({ forTests, mediaTools }: FindToolsOptions): Promise<Tool[]> {
  return Promise.all([
    findNode(),
    findMediaTool(mediaTools),
    findDocumentTool(),
    ...(process.platform === 'linux' ? [findSandbox()] : []),
    ...(forTests ? [findChromium()] : []),
  ]);
}

export function describeTool({ name, found, version, reason, without }: Tool, lang: Lang): string {
  if (found && reason === null) return `✓ ${name} ${version ?? ''}`.trimEnd();
  if (found) return `! ${name} ${version ?? ''}: ${reason?.[lang]} ${without[lang]}`;
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

const NO_AV1: Pick<Tool, 'reason' | 'without'> = {
  reason: { vi: 'Bản này không có SVT-AV1.', en: 'This one has no SVT-AV1.' },
  without: {
    vi: 'Không có nó, phim không có bản AV1; các bản H.264 vẫn đủ.',
    en: 'Without it films get no AV1; their H.264 files are all made.',
  },
};

async function findMediaTool({
  ffmpeg: ffmpegPath,
  ffprobe: ffprobePath,
}: Workspace['mediaTools']): Promise<Tool> {
  const result = await findFfmpeg({ ffmpegPath, ffprobePath });
  const { ffmpeg } = result;
  const named = [ffmpegPath, ffprobePath].filter((path) => path !== undefined).join(', ');
  return {
    name: 'ffmpeg',
    found: ffmpeg !== null,
    version: ffmpeg?.version ?? null,
    reason: 'reason' in result ? whereNamed(result.reason, named) : null,
    without: {
      vi: 'Không có nó, âm thanh và phim mới chưa được xử lý; những gì đã xử lý vẫn dùng.',
      en: 'Without it new sound and film wait; what is already made is used.',
    },
    debianPackage: named === '' ? 'ffmpeg' : null,
    ...(ffmpeg?.makesAv1 === false ? NO_AV1 : {}),
  };
}

function whereNamed({ vi, en }: Bilingual, named: string): Bilingual {
  if (named === '') return { vi, en };
  return {
    vi: `${vi} archive.yaml (media.tools) chỉ đến ${named}.`,
    en: `${en} archive.yaml (media.tools) names ${named}.`,
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

/** What keeps ffmpeg and poppler from the network and from all files but the one they read. */
async function findSandbox(): Promise<Tool> {
  const [said, fence] = await Promise.all([
    readCommand(['bwrap', '--version']),
    findFence(['true']),
  ]);
  const found = said !== null;
  const reason = found
    ? {
        vi: 'Máy này không cho phép dùng (không gian tên của người dùng bị tắt).',
        en: 'This machine does not allow it (user namespaces are off).',
      }
    : { vi: 'Không tìm thấy bubblewrap.', en: 'bubblewrap was not found.' };
  return {
    name: 'bubblewrap',
    found,
    version: /\d+(?:\.\d+)+/.exec(said ?? '')?.[0] ?? null,
    reason: fence.sandbox ? null : reason,
    without: {
      vi: 'Không có nó, tệp lạ chỉ bị ngăn bằng danh sách dạng được phép và giới hạn bộ nhớ, thời gian; ai nhận tệp từ người lạ thì nên cài.',
      en: 'Without it files from strangers are held back only by lists of what is allowed and limits of memory and time; recommended where strangers hand in files.',
    },
    debianPackage: 'bubblewrap',
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
