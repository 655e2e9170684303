import type { VideoRung } from '../../plan/video-rungs.ts';
import type { MediaProfile } from '../../recipe.ts';
import type { Chunk } from './chunks.ts';
import type { FilmSound } from './encode-sound.ts';
import type { FrameTreatment } from './picture-graph.ts';

/** All that is decided about the renditions of a film. */
export interface VideoSetParams {
  durationSeconds: number | null;
  chunks: Chunk[];
  /** Largest first. */
  rungs: VideoRung[];
  treatment: FrameTreatment;
  /** After thinning out; what encoders are told. */
  framesPerSecond: number;
  /** `null`: a silent film. */
  sound: FilmSound | null;
  /** `null`: files only. */
  stream: MediaProfile['hlsSegments'] | null;
}
