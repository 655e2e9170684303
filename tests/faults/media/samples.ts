import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { writeWithFfmpeg } from '#tests/fixtures/media/inputs.ts';

export interface Sample {
  path: string;
  kind: MediaKind;
}

const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=size=176x144:rate=10:duration=0.8'];
const SOUND = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.8'];
/** Of several Ogg pages. */
const LONGER_SOUND = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3'];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

const FILMS: Readonly<Record<string, readonly string[]>> = {
  'film.mp4': [...H264, '-c:a', 'aac', '-movflags', '+faststart'],
  'film.mov': ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le'],
  'film.mkv': [...H264, '-c:a', 'libopus'],
  'film.webm': ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libvorbis'],
  'film.avi': ['-c:v', 'mpeg4', '-c:a', 'libmp3lame'],
  'film.ts': [...H264, '-c:a', 'aac'],
  'film.mpg': ['-r', '25', '-c:v', 'mpeg2video', '-c:a', 'mp2'],
  'film.ogv': ['-c:v', 'libtheora', '-c:a', 'libvorbis'],
  'film.flv': ['-c:v', 'flv', '-ar', '44100', '-c:a', 'libmp3lame'],
  'film.3gp': ['-c:v', 'h263', '-ar', '22050', '-c:a', 'aac'],
};
const RECORDINGS = ['wav', 'flac', 'mp3', 'm4a', 'ogg', 'wma', 'aiff'];

const PICTURES: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'picture.jpg': (picture) => picture.jpeg(),
  'picture.png': (picture) => picture.png(),
  'picture.webp': (picture) => picture.webp(),
  'picture.tiff': (picture) => picture.tiff({ compression: 'lzw' }),
  'picture.gif': (picture) => picture.gif(),
  'picture.avif': (picture) => picture.avif({ effort: 0 }),
};

/** One of every form that is read. */
export const SAMPLE_NAMES = [
  ...[...Object.keys(FILMS), ...RECORDINGS.map((form) => `sound.${form}`)],
  ...[...Object.keys(PICTURES), 'paper.pdf'],
];

/** Writes one of the samples, small and sound, and says of which kind it is. */
export async function writeSample(folder: string, name: string): Promise<Sample> {
  const film = FILMS[name];
  if (film) {
    const path = await writeWithFfmpeg(folder, name, [...PICTURE, ...SOUND, ...film]);
    return { path, kind: 'video' };
  }
  if (name.startsWith('sound.')) {
    return { path: await writeWithFfmpeg(folder, name, LONGER_SOUND), kind: 'audio' };
  }
  const path = join(folder, name);
  if (name === 'paper.pdf') {
    await writeFile(path, pdf({ text: 'Ban Sac', widthPt: 200, heightPt: 280 }));
    return { path, kind: 'document' };
  }
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
  const create = { width: 160, height: 120, channels: 3, background: '#334455', noise } as const;
  const encode = PICTURES[name];
  if (!encode) throw new Error(`there is no sample "${name}"`);
  await encode(sharp({ create }).blur(2)).toFile(path);
  return { path, kind: 'image' };
}

/** A PDF of one page (ISO 32000-1, 7.5). `page` goes into the page's dictionary, `objects` beside it. */
export function pdf({
  text = '',
  widthPt = 200,
  heightPt = 200,
  page = '',
  objects = [],
}: {
  text?: string;
  widthPt?: number;
  heightPt?: number;
  page?: string;
  objects?: readonly string[];
}): string {
  const drawn = `BT /F1 24 Tf 20 40 Td (${text}) Tj ET`;
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${widthPt} ${heightPt}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  ];
  let body = '%PDF-1.7\n';
  const offsets = all.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n`;
  return `${body}${table}${trailer}%%EOF\n`;
}
