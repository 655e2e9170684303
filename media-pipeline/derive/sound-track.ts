import type { MediaSettings } from '#domain/media-settings.ts';
import type { SoundTrack } from '../probe/probe.ts';

/** The track that is heard: the one an editor named, else the one the file marks, else the first. */
export function chooseSound(
  tracks: readonly SoundTrack[],
  { soundTrack }: Pick<MediaSettings, 'soundTrack'>,
): SoundTrack | null {
  const named = tracks.find(({ index }) => index + 1 === soundTrack);
  return named ?? tracks.find(({ isDefault }) => isDefault) ?? tracks[0] ?? null;
}

export function atMostStereo(channels: number): 1 | 2 {
  return channels > 1 ? 2 : 1;
}
