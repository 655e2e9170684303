import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VideoRung } from '../../plan/video-rungs.ts';
import type { MadeFile } from '../made.ts';
import {
  averageOf,
  masterPlaylist,
  mediaPlaylist,
  type PictureRendition,
  type Rendition,
} from './hls/playlists.ts';
import { codecString } from './mp4/codec-string.ts';
import type { JoinedTrack } from './mp4/join-track.ts';
import { writeTrack } from './mp4/write-track.ts';

export interface StreamTracks {
  pictures: { rung: VideoRung; track: JoinedTrack }[];
  /** `null`: a silent film. */
  sound: { channels: 1 | 2; track: JoinedTrack } | null;
}

const SET = 'hls';
const ENTRY = 'master.m3u8';

/** Writes a film as HLS (RFC 8216) of CMAF segments into a folder of its own. */
export async function makeStream(
  { pictures, sound }: StreamTracks,
  { folder, files }: { folder: string; files: 'single-file' | 'many' },
): Promise<MadeFile> {
  const setFolder = join(folder, SET);
  await mkdir(setFolder);
  const rendition = async (name: string, joined: JoinedTrack): Promise<Rendition> => {
    const track = await writeTrack(joined, { folder: setFolder, name, files });
    const playlist = `${name}.m3u8`;
    await writeFile(join(setFolder, playlist), mediaPlaylist(track));
    return { playlist, codec: codecString(track.moov), track };
  };
  const heard = sound && {
    ...(await rendition('sound', sound.track)),
    channels: sound.channels,
  };
  const seen: PictureRendition[] = [];
  for (const { rung, track } of pictures) {
    const { widthPx, heightPx } = rung;
    seen.push({ ...(await rendition(rung.label, track)), widthPx, heightPx });
  }
  await writeFile(join(setFolder, ENTRY), masterPlaylist(seen, heard));
  const [largest] = seen;
  if (!largest) throw new Error('a stream without pictures');
  const bits = averageOf(largest.track) + (heard ? averageOf(heard.track) : 0);
  return {
    role: 'stream',
    label: SET,
    set: SET,
    fileName: `${SET}/${ENTRY}`,
    mediaType: 'application/vnd.apple.mpegurl',
    widthPx: largest.widthPx,
    heightPx: largest.heightPx,
    durationSeconds: inMilliseconds(
      Math.max(largest.track.durationSeconds, heard?.track.durationSeconds ?? 0),
    ),
    bitrateKbps: Math.round(bits / 1000),
  };
}

/** Seconds, to the millisecond. */
export function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
