import type { ImageSize } from '../../../plan/image-sizes.ts';
import type { WrittenTrack } from '../mp4/write-track.ts';

/** A track of a stream, with the names of its playlist. */
export interface Rendition {
  playlist: string;
  codec: string;
  track: WrittenTrack;
}

export interface PictureRendition extends Rendition, ImageSize {}

export interface SoundRendition extends Rendition {
  channels: 1 | 2;
}

/**
 * The playlist of one track (RFC 8216, 4.3.3): a header, then every segment, in files of their own or as
 * stretches of one.
 */
export function mediaPlaylist({ header, segments }: WrittenTrack): string {
  const longest = Math.max(...segments.map(({ durationSeconds }) => durationSeconds));
  const isSingle = segments.every(({ fileName }) => fileName === header.fileName);
  const range = isSingle ? `,BYTERANGE="${header.sizeBytes}@0"` : '';
  return lines(
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    // No segment, rounded, may be longer (4.3.3.1).
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(longest))}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${header.fileName}"${range}`,
    ...segments.flatMap(({ fileName, offset, sizeBytes, durationSeconds }) => [
      `#EXTINF:${durationSeconds.toFixed(6)},`,
      ...(isSingle ? [`#EXT-X-BYTERANGE:${sizeBytes}@${offset}`] : []),
      fileName,
    ]),
    '#EXT-X-ENDLIST',
  );
}

const SOUND_GROUP = 'sound';

/**
 * The playlist that offers every rung (RFC 8216, 4.3.4): pictures by themselves, the sound as a group of
 * its own that goes with each, and last the sound alone, for lines that carry no pictures. The first rung
 * is where players start: the second smallest, if there are several.
 */
export function masterPlaylist(
  pictures: readonly PictureRendition[],
  sound: SoundRendition | null,
): string {
  const smallestFirst = pictures.toSorted((a, b) => averageOf(a.track) - averageOf(b.track));
  const [smallest, start, ...larger] = smallestFirst;
  const inOrder = [start, smallest, ...larger].filter((each) => each !== undefined);
  return lines(
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(sound
      ? [
          attributes('#EXT-X-MEDIA:', {
            TYPE: 'AUDIO',
            'GROUP-ID': quoted(SOUND_GROUP),
            NAME: quoted(SOUND_GROUP),
            DEFAULT: 'YES',
            AUTOSELECT: 'YES',
            CHANNELS: quoted(`${sound.channels}`),
            URI: quoted(sound.playlist),
          }),
        ]
      : []),
    ...inOrder.flatMap((picture) => [
      attributes('#EXT-X-STREAM-INF:', {
        BANDWIDTH: peakOf(picture.track) + (sound ? peakOf(sound.track) : 0),
        'AVERAGE-BANDWIDTH': averageOf(picture.track) + (sound ? averageOf(sound.track) : 0),
        CODECS: quoted([picture.codec, ...(sound ? [sound.codec] : [])].join(',')),
        RESOLUTION: `${picture.widthPx}x${picture.heightPx}`,
        'FRAME-RATE': rateOf(picture.track).toFixed(3),
        ...(sound ? { AUDIO: quoted(SOUND_GROUP) } : {}),
      }),
      picture.playlist,
    ]),
    ...(sound
      ? [
          attributes('#EXT-X-STREAM-INF:', {
            BANDWIDTH: peakOf(sound.track),
            'AVERAGE-BANDWIDTH': averageOf(sound.track),
            CODECS: quoted(sound.codec),
            AUDIO: quoted(SOUND_GROUP),
          }),
          sound.playlist,
        ]
      : []),
  );
}

/** Bits a second over the whole track, rounded up. */
export function averageOf({ segments, durationSeconds }: WrittenTrack): number {
  const bytes = segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return Math.ceil((bytes * 8) / durationSeconds);
}

/**
 * The peak segment bit rate (RFC 8216, 4.1): the most bits a second of any segments in a row that together
 * last between half the target duration and one and a half times of it.
 */
export function peakOf(track: WrittenTrack): number {
  const { segments } = track;
  const target = Math.max(1, Math.round(Math.max(...segments.map((each) => each.durationSeconds))));
  let peak = 0;
  for (let first = 0; first < segments.length; first++) {
    let bytes = 0;
    let seconds = 0;
    for (const { sizeBytes, durationSeconds } of segments.slice(first)) {
      bytes += sizeBytes;
      seconds += durationSeconds;
      if (seconds > target * 1.5) break;
      if (seconds >= target * 0.5) peak = Math.max(peak, (bytes * 8) / seconds);
    }
  }
  return Math.max(Math.ceil(peak), averageOf(track));
}

function rateOf({ sampleCount, durationSeconds }: WrittenTrack): number {
  return sampleCount / durationSeconds;
}

function attributes(tag: string, list: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(list).map(([name, value]) => `${name}=${value}`);
  return `${tag}${pairs.join(',')}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}

function lines(...each: readonly string[]): string {
  return `${each.join('\n')}\n`;
}
