import type { Bilingual } from '#domain/archive-error.ts';
import { type Fence, findFence } from '../fenced/fence.ts';
import { readCommand } from '../fenced/read-command.ts';

/** An ffmpeg that has what the recipes need. */
export interface Ffmpeg {
  ffmpegPath: string;
  ffprobePath: string;
  /** `5.1.9`; a build from git keeps its own label. */
  version: string;
  /** With SVT-AV1. */
  makesAv1: boolean;
  fence: Fence;
  /** Told when a run went on without places of its file that it could not read. */
  onDamage?: () => void;
}

export interface FindFfmpegOptions {
  /** As configured; by default what PATH names. */
  ffmpegPath?: string | undefined;
  ffprobePath?: string | undefined;
}

export type FoundFfmpeg = { ffmpeg: Ffmpeg } | { ffmpeg: null; reason: Bilingual };

const OLDEST = [5, 1] as const;
const NEEDED_ENCODERS = ['libx264', 'libopus', 'aac', 'libmp3lame'];
/** What brings the light of HDR into that of a screen. */
const NEEDED_FILTERS = ['zscale', 'tonemap'];

/** Finds ffmpeg and ffprobe and looks once at what they can do. Never throws: absence is a value. */
export async function findFfmpeg({
  ffmpegPath = 'ffmpeg',
  ffprobePath = 'ffprobe',
}: FindFfmpegOptions = {}): Promise<FoundFfmpeg> {
  const [about, aboutProbe, encoders, filters, fence] = await Promise.all([
    readCommand([ffmpegPath, '-version']),
    readCommand([ffprobePath, '-version']),
    readCommand([ffmpegPath, '-hide_banner', '-encoders']),
    readCommand([ffmpegPath, '-hide_banner', '-filters']),
    findFence([ffmpegPath, '-version']),
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
  const lacking = [
    ...NEEDED_ENCODERS.filter((name) => !lists(encoders, name)),
    ...NEEDED_FILTERS.filter((name) => !lists(filters, name)),
  ];
  if (lacking.length > 0) {
    return absent({
      vi: `Bản ffmpeg này thiếu: ${lacking.join(', ')}.`,
      en: `This ffmpeg lacks: ${lacking.join(', ')}.`,
    });
  }
  const plain = release ? release[0].replace(/^n/, '') : version;
  const makesAv1 = lists(encoders, 'libsvtav1');
  return { ffmpeg: { ffmpegPath, ffprobePath, version: plain, makesAv1, fence } };
}

/** Is a name in what `-encoders` or `-filters` printed? */
function lists(printed: string | null, name: string): boolean {
  return new RegExp(`^ \\S+ ${name} `, 'm').test(printed ?? '');
}

function absent(reason: Bilingual): FoundFfmpeg {
  return { ffmpeg: null, reason };
}

function isOlder([major, minor]: [number, number]): boolean {
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
