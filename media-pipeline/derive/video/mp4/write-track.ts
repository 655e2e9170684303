import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { JoinedTrack, Segment } from './join-track.ts';
import { writeHeader, writeSegmentHead } from './write-segment.ts';

/** A segment as a playlist names it. */
export interface WrittenSegment {
  /** Name of its file in the folder. */
  fileName: string;
  /** In the file. */
  offset: number;
  sizeBytes: number;
  durationSeconds: number;
}

export interface WrittenTrack {
  header: Omit<WrittenSegment, 'durationSeconds'>;
  segments: WrittenSegment[];
  moov: Buffer;
  sampleCount: number;
  durationSeconds: number;
}

export interface WriteTrackOptions {
  folder: string;
  name: string;
  /** One file for the whole track, or one for the header and one for each segment. */
  files: 'single-file' | 'many';
}

/** Writes a track as fragmented MP4: `<name>.mp4`, or `<name>-init.mp4`, `<name>-1.m4s` … */
export async function writeTrack(
  track: JoinedTrack,
  { folder, name, files }: WriteTrackOptions,
): Promise<WrittenTrack> {
  const { moov, ticksPerSecond, sampleCount, durationTicks, leadTicks } = track;
  const reader = partsReader();
  const isSingle = files === 'single-file';
  const headerName = isSingle ? `${name}.mp4` : `${name}-init.mp4`;
  const header = writeHeader(track);
  let file = await open(join(folder, headerName), 'w');
  let offset = header.length;
  const segments: WrittenSegment[] = [];
  try {
    await file.write(header);
    for (const [index, segment] of track.segments.entries()) {
      const fileName = isSingle ? headerName : `${name}-${index + 1}.m4s`;
      if (!isSingle) {
        await file.close();
        file = await open(join(folder, fileName), 'w');
        offset = 0;
      }
      const sizeBytes = await writeSegment(file, segment, {
        sequenceNumber: index + 1,
        leadTicks,
        reader,
      });
      const durationSeconds = segment.durationTicks / ticksPerSecond;
      segments.push({ fileName, offset, sizeBytes, durationSeconds });
      offset += sizeBytes;
    }
  } finally {
    await Promise.all([file.close(), reader.close()]);
  }
  return {
    header: { fileName: headerName, offset: 0, sizeBytes: header.length },
    segments,
    moov,
    sampleCount,
    durationSeconds: durationTicks / ticksPerSecond,
  };
}

async function writeSegment(
  file: FileHandle,
  segment: Segment,
  { reader, ...place }: { sequenceNumber: number; leadTicks: number; reader: PartsReader },
): Promise<number> {
  const head = writeSegmentHead(segment, place);
  await file.write(head);
  let sizeBytes = head.length;
  for (const source of segment.sources) {
    const bytes = await reader.read(source);
    await file.write(bytes);
    sizeBytes += bytes.length;
  }
  return sizeBytes;
}

interface PartsReader {
  read(source: Segment['sources'][number]): Promise<Buffer>;
  close(): Promise<void>;
}

/** Reads pieces of files one after the other; one file is open at a time. */
function partsReader(): PartsReader {
  let opened: { path: string; file: FileHandle } | null = null;
  return {
    async read({ path, offset, sizeBytes }) {
      if (opened?.path !== path) {
        await opened?.file.close();
        opened = { path, file: await open(path) };
      }
      const bytes = Buffer.allocUnsafe(sizeBytes);
      const { bytesRead } = await opened.file.read(bytes, 0, sizeBytes, offset);
      if (bytesRead !== sizeBytes) throw new Error(`${path} is shorter than it says`);
      return bytes;
    },
    async close() {
      await opened?.file.close();
    },
  };
}
