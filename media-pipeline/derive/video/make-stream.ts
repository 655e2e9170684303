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
  type SoundRendition,
} from './hls/playlists.ts';
import { codecString } from './mp4/codec-string.ts';
import type { JoinedTrack } from './mp4/join-track.ts';
import { writeTrack } from './mp4/write-track.ts';

/** A stream that is being written. Of each track it keeps what the playlists say, not its samples. */
export interface StreamWriter {
  addPictures(rung: VideoRung, track: JoinedTrack): Promise<void>;
  addSound(channels: 1 | 2, track: JoinedTrack): Promise<void>;
  /** Writes the list of all; the first pictures are the largest. */
  end(): Promise<MadeFile>;
}

const SET = 'hls';
const ENTRY = 'master.m3u8';

/** Writes a film as HLS (RFC 8216) of CMAF segments into a folder of its own. */
export async function openStream({
  folder,
  files,
}: {
  folder: string;
  files: 'single-file' | 'many';
}): Promise<StreamWriter> {
  const setFolder = join(folder, SET);
  await mkdir(setFolder);
  const write = async (name: string, joined: JoinedTrack): Promise<Rendition> => {
    const track = await writeTrack(joined, { folder: setFolder, name, files });
    const playlist = `${name}.m3u8`;
    await writeFile(join(setFolder, playlist), mediaPlaylist(track));
    return { playlist, codec: codecString(track.moov), track };
  };
  const seen: PictureRendition[] = [];
  let heard: SoundRendition | null = null;
  return {
    async addPictures({ label, widthPx, heightPx }, track) {
      seen.push({ ...(await write(label, track)), widthPx, heightPx });
    },
    async addSound(channels, track) {
      heard = { ...(await write('sound', track)), channels };
    },
    async end() {
      await writeFile(join(setFolder, ENTRY), masterPlaylist(seen, heard));
      return describeStream(seen, heard);
    },
  };
}

function describeStream(
  [largest]: readonly PictureRendition[],
  heard: SoundRendition | null,
): MadeFile {
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
