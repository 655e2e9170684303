import sharp from 'sharp';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { findPoppler, type Poppler } from './documents/find-poppler.ts';
import { type Ffmpeg, type FindFfmpegOptions, findFfmpeg } from './ffmpeg/find-ffmpeg.ts';

/** The programs that make derivatives; `null`: not on this machine. */
export interface Tools {
  ffmpeg: Ffmpeg | null;
  poppler: Poppler | null;
}

export type ToolName = 'sharp' | 'ffmpeg' | 'poppler';
/** Version of each tool at hand: `{ sharp: '0.35.5', ffmpeg: '5.1.9' }`. */
export type ToolVersions = Partial<Record<ToolName, string>>;

/** Looks once at what this machine has, on PATH or where it is told to. Never throws: absence is a value. */
export async function findTools(where: FindFfmpegOptions = {}): Promise<Tools> {
  const [{ ffmpeg }, poppler] = await Promise.all([findFfmpeg(where), findPoppler()]);
  return { ffmpeg, poppler };
}

/** What stands behind the version of an ffmpeg that makes no AV1: what it makes is another thing. */
const WITHOUT_AV1 = ' without AV1';

export function versionsOf({ ffmpeg, poppler }: Tools): ToolVersions {
  return {
    sharp: sharp.versions.sharp ?? 'unknown',
    ...(ffmpeg ? { ffmpeg: `${ffmpeg.version}${ffmpeg.makesAv1 ? '' : WITHOUT_AV1}` } : {}),
    ...(poppler ? { poppler: poppler.version } : {}),
  };
}

/** The tool without which an original cannot even be looked at. */
export const TOOL_TO_PROBE: Readonly<Record<MediaKind, ToolName>> = {
  image: 'sharp',
  audio: 'ffmpeg',
  video: 'ffmpeg',
  document: 'poppler',
};

/** Can films be made in AV1 with these tools? */
export function makesAv1({ ffmpeg }: ToolVersions): boolean {
  return ffmpeg?.endsWith(WITHOUT_AV1) !== true;
}

/**
 * The part of a version within which a tool's output counts as the same: `5` of 5.1.9, `0.35` of 0.35.5; what
 * the tool lacks belongs to it. No hyphen is in it: those divide the names of folders in the store.
 */
export function majorOf(version: string): string {
  const [, release, lacks = ''] = /^(0\.\d+|\d+)\S*(.*)$/.exec(version) ?? [];
  return `${release ?? version}${release ? lacks : ''}`.replace(/[^A-Za-z0-9.]/g, '_');
}

/** Throws where a step was taken up without its tool: a fault of the caller. */
export function ffmpegOf({ ffmpeg }: Tools): Ffmpeg {
  if (!ffmpeg) throw new Error('a step that needs ffmpeg was taken up without it');
  return ffmpeg;
}
