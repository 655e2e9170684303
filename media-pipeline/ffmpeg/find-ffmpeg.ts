import { execa } from 'execa';
import type { Bilingual } from '#domain/archive-error.ts';

/** An ffmpeg that has what the recipes need. */
export interface Ffmpeg {
  ffmpegPath: string;
  ffprobePath: string;
  /** `5.1.9`; a build from git keeps its own label. */
  version: string;
  /** What stands before every command: dies with us, and may not take all memory. Empty where util-linux is absent. */
  fence: readonly string[];
}

export interface FindFfmpegOptions {
  /** As configured; by default what PATH names. */
  ffmpegPath?: string | undefined;
  ffprobePath?: string | undefined;
}

export type FoundFfmpeg = { ffmpeg: Ffmpeg } | { ffmpeg: null; reason: Bilingual };

const OLDEST = [5, 1] as const;
const NEEDED = ['libx264', 'libopus', 'aac'];
const MEMORY_LIMIT_BYTES = 6 * 1024 ** 3;

/** Finds ffmpeg and ffprobe and looks once at what they can do. Never throws: absence is a value. */
export async function findFfmpeg({
  ffmpegPath = 'ffmpeg',
  ffprobePath = 'ffprobe',
}: FindFfmpegOptions = {}): Promise<FoundFfmpeg> {
  const [about, aboutProbe, encoders, fence] = await Promise.all([
    read([ffmpegPath, '-version']),
    read([ffprobePath, '-version']),
    read([ffmpegPath, '-hide_banner', '-encoders']),
    findFence(),
  ]);
  if (about === null || aboutProbe === null) {
    return absent({
      vi: 'Không tìm thấy ffmpeg và ffprobe.',
      en: 'ffmpeg and ffprobe were not found.',
    });
  }
  const version = /^ffmpeg version (\S+)/.exec(about)?.[1] ?? '';
  const release = /^n?(\d+)\.(\d+)(?:\.\d+)*/.exec(version);
  if (release && isOlder([Number(release[1]), Number(release[2])])) {
    return absent({
      vi: `ffmpeg ${release[0]} quá cũ; cần từ 5.1 trở lên.`,
      en: `ffmpeg ${release[0]} is too old; 5.1 or later is needed.`,
    });
  }
  const lacking = NEEDED.filter((name) => !new RegExp(`^ \\S+ ${name} `, 'm').test(encoders ?? ''));
  if (lacking.length > 0) {
    return absent({
      vi: `Bản ffmpeg này thiếu bộ mã hóa: ${lacking.join(', ')}.`,
      en: `This ffmpeg lacks the encoders: ${lacking.join(', ')}.`,
    });
  }
  const plain = release ? release[0].replace(/^n/, '') : version;
  return { ffmpeg: { ffmpegPath, ffprobePath, version: plain, fence } };
}

function absent(reason: Bilingual): FoundFfmpeg {
  return { ffmpeg: null, reason };
}

function isOlder([major, minor]: [number, number]): boolean {
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

async function findFence(): Promise<string[]> {
  const candidates = [
    ['setpriv', '--pdeathsig', 'KILL'],
    ['prlimit', `--as=${MEMORY_LIMIT_BYTES}`, '--core=0'],
  ];
  const works = await Promise.all(candidates.map((argv) => read([...argv, 'true'])));
  return candidates.filter((_, index) => works[index] !== null).flat();
}

/** What the command says, or `null` when it cannot be run or fails. */
async function read(argv: readonly [string, ...string[]] | string[]): Promise<string | null> {
  const [program = '', ...rest] = argv;
  const result = await execa(program, rest, { reject: false, timeout: 20_000, stdin: 'ignore' });
  return result.failed ? null : result.stdout;
}
