import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import sharp from 'sharp';
import { stringify } from 'yaml';
import { writeWithFfmpeg } from '../fixtures/media/inputs.ts';
import { writePdf } from '../fixtures/media/pdf.ts';
import { writeTelling } from './telling.ts';

const root = join(import.meta.dirname, '../..');
const archive = join(root, 'src/cli/archive.mjs');

export const FILM_SECONDS = 7;
const SONG_SECONDS = 8;
/** Of the picture, also where a browser paints it: red, green, blue. */
export const PICTURE_COLOUR = [192, 16, 16] as const;
/** Large enough for tiles. */
export const PICTURE_PX = { width: 2100, height: 1300 };

/** The part of the picture, and of the telling, that the story shows. */
export const DETAIL = { x: 525, y: 325, width: 420, height: 300 };
const CHAPTERS = [
  { startSeconds: 0, title: { vi: 'Từ số không' }, records: [] },
  { startSeconds: 45, title: { vi: 'Từ ba mươi' }, records: ['thu-xem-nghe'] },
];

const LINES_ON_PAGE = 30;
/** Lines of each page, together more words than one page of the site shows. */
export const DOCUMENT_PAGES = Array.from({ length: 16 }, (_, page) =>
  Array.from(
    { length: LINES_ON_PAGE },
    (_line, line) => `trang ${page + 1} ${'ghi '.repeat(12)}${line + 1}`,
  ),
);

/** A small archive with a film, a recording, a picture and a document of its own making. */
export interface MediaArchive {
  /** Makes its media and its release with the real commands; the film is a stream of such segments too. */
  publish(media: { segments: 'single-file' | 'many'; av1: boolean }): Promise<void>;
  /** Where it is served, and what its files name: its manifests are read from there. */
  siteUrl: string;
  /** Folder of the release in use. */
  release(): string;
  serve(): Promise<{ url: string; close(): Promise<void> }>;
  remove(): void;
}

export async function writeMediaArchive(): Promise<MediaArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'media-archive-'));
  const port = await freePort();
  const siteUrl = `http://127.0.0.1:${port}/kho`;
  const content = join(folder, 'content');
  for (const [id, write] of Object.entries(MEDIA)) {
    const inside = join(content, 'media', id);
    mkdirSync(inside, { recursive: true });
    await write(inside, id);
  }
  writeRecord(content, 'customs/thu-xem-nghe', {
    record: { type: 'custom', domain: 'oral', media: Object.keys(MEDIA), materials: ['go-thu'] },
    title: 'Thử xem và nghe',
  });
  writeRecord(content, 'concepts/go-thu', {
    record: { type: 'concept', scheme: 'materials', prefLabel: { vi: 'gỗ' } },
    title: 'Gỗ',
  });
  writeRecord(content, 'stories/chuyen-thu', {
    record: {
      type: 'story',
      blocks: [
        { kind: 'detail', media: 'tam-anh', region: DETAIL, caption: { vi: 'Góc bức ảnh' } },
        { kind: 'chapters', media: 'dem-so', chapters: CHAPTERS },
        { kind: 'comparison', records: ['thu-xem-nghe', 'chuyen-thu'] },
      ],
    },
    title: 'Chuyện thử',
  });
  const state = join(folder, 'state');
  shareCompiledPages(state);
  const config = join(folder, 'archive.yaml');
  const command = (...args: string[]) =>
    execa(process.execPath, [archive, ...args, '--config', config], { cwd: root, stdin: 'ignore' });
  return {
    async publish({ segments, av1 }) {
      const settings = {
        name: 'Thử',
        site: { url: siteUrl, locales: ['vi'] },
        contentRoots: [{ path: content }],
        state,
        media: { hls: { aboveSeconds: 0, segments }, av1 },
      };
      writeFileSync(config, stringify(settings));
      await command('media');
      await command('build');
    },
    release: () => realpathSync(join(state, 'current')),
    siteUrl,
    serve: () => serve(command('serve', '--port', String(port))),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** The page code is the sample site's, compiled already. */
function shareCompiledPages(state: string): void {
  const compiled = join(root, '.archive/tests/site/site-app');
  mkdirSync(compiled, { recursive: true });
  mkdirSync(state);
  symlinkSync(compiled, join(state, 'site-app'));
}

const MEDIA: Readonly<Record<string, (folder: string, id: string) => Promise<void>>> = {
  async phim(folder, id) {
    const file = await writeWithFfmpeg(folder, 'phim.mp4', [
      ...['-f', 'lavfi', '-i', `testsrc2=size=426x320:rate=25:duration=${FILM_SECONDS}`],
      ...['-f', 'lavfi', '-i', `sine=frequency=440:beep_factor=4:duration=${FILM_SECONDS}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
    ]);
    writeFileSync(
      join(folder, 'captions.vi.vtt'),
      'WEBVTT\n\n00:01.000 --> 00:04.000\nGiây thứ hai\n\n00:05.000 --> 00:06.500\nGiây thứ sáu\n',
    );
    const tracks = [{ kind: 'captions', lang: 'vi', file: 'captions.vi.vtt' }];
    writeMediaRecord(folder, id, { file, kind: 'video', mediaType: 'video/mp4', tracks });
  },
  async 'ban-nhac'(folder, id) {
    const file = await writeWithFfmpeg(folder, 'nhac.wav', [
      ...['-f', 'lavfi', '-i', `sine=frequency=330:duration=${SONG_SECONDS}`],
      ...['-f', 'lavfi', '-i', `anoisesrc=amplitude=0.004:seed=1:duration=${SONG_SECONDS}`],
      // Two seconds of hiss alone, by which the noise is known.
      ...['-filter_complex', "[0]volume='if(lt(t,2),0,0.3)':eval=frame[a];[a][1]amix=normalize=0"],
      ...['-ac', '2'],
    ]);
    const processing = { reduceNoise: true };
    const speechLanguages = ['vi'];
    const more = { processing, speechLanguages };
    writeMediaRecord(folder, id, { file, kind: 'audio', mediaType: 'audio/wav', ...more });
  },
  async 'dem-so'(folder, id) {
    const telling = await writeTelling(folder);
    const more = { ...telling, speechLanguages: ['km'] };
    writeMediaRecord(folder, id, { kind: 'audio', mediaType: 'audio/wav', ...more });
  },
  async 'tam-anh'(folder, id) {
    const file = join(folder, 'anh.png');
    const [r, g, b] = PICTURE_COLOUR;
    await sharp({
      create: { ...PICTURE_PX, channels: 3, background: { r, g, b } },
    })
      .png()
      .toFile(file);
    writeMediaRecord(folder, id, { file, kind: 'image', mediaType: 'image/png' });
  },
  async 'tap-van-ban'(folder, id) {
    const file = join(folder, 'van-ban.pdf');
    writeFileSync(file, writePdf(DOCUMENT_PAGES.map((words) => ({ lines: words }))));
    writeMediaRecord(folder, id, { file, kind: 'document', mediaType: 'application/pdf' });
  },
};

function writeMediaRecord(
  folder: string,
  id: string,
  {
    file,
    mediaType,
    ...facts
  }: { file: string; mediaType: string; kind: string } & Record<string, unknown>,
): void {
  const bytes = readFileSync(file);
  writeRecord(join(folder, '..', '..'), `media/${id}`, {
    record: {
      type: 'media',
      original: {
        file: file.slice(folder.length + 1),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sizeBytes: bytes.length,
        mediaType,
      },
      alt: { vi: `Đồ thử, do máy làm: ${id}` },
      synthetic: true,
      ...facts,
    },
    title: `Đồ thử ${id}`,
  });
}

function writeRecord(
  content: string,
  path: string,
  { record, title }: { record: object; title: string },
): void {
  const folder = join(content, path);
  mkdirSync(folder, { recursive: true });
  const common = {
    id: path.split('/')[1],
    review: 'community-authored',
    access: { level: 'public', channels: ['page', 'search', 'embed'] },
    rights: { licence: 'CC0-1.0', holder: 'Thử' },
  };
  writeFileSync(join(folder, 'record.yaml'), stringify({ ...common, ...record }));
  writeFileSync(join(folder, 'vi.md'), `---\ntitle: ${title}\nstatus: draft\n---\n`);
}

async function serve(
  server: ReturnType<typeof execa>,
): Promise<{ url: string; close(): Promise<void> }> {
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/[\d.a-z]+:\d+\/(?:\S*)/.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    server.catch(reject);
  });
  return {
    url,
    async close() {
      server.kill('SIGTERM');
      await server.catch(() => {});
    },
  };
}
