import { readCommand } from '../../fenced/read-command.ts';
import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';

const known = new Map<string, Promise<boolean>>();

/** Does this ffmpeg have SVT-AV1? Asked once for each program. */
export function hasAv1({ ffmpegPath }: Ffmpeg): Promise<boolean> {
  const asked =
    known.get(ffmpegPath) ??
    readCommand([ffmpegPath, '-hide_banner', '-h', 'encoder=libsvtav1']).then(
      (text) => text?.includes('Encoder libsvtav1') ?? false,
    );
  known.set(ffmpegPath, asked);
  return asked;
}
