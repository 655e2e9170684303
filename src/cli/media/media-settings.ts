import type { MediaProfile } from '#media-pipeline/recipe.ts';
import { findTools, type Tools } from '#media-pipeline/tools.ts';
import type { Workspace } from '../workspace.ts';

/** What this deployment wants of its media. */
export function mediaProfile({ config }: Pick<Workspace, 'config'>): MediaProfile {
  const { hls, av1 } = config.media;
  return { hlsAboveSeconds: hls.aboveSeconds, hlsSegments: hls.segments, av1 };
}

/** Looks for the tools, on PATH or where archive.yaml has them. */
export function findMediaTools({ mediaTools }: Pick<Workspace, 'mediaTools'>): Promise<Tools> {
  const { ffmpeg: ffmpegPath, ffprobe: ffprobePath } = mediaTools;
  return findTools({ ffmpegPath, ffprobePath });
}
