import { join } from 'node:path';
import { execa } from 'execa';
import sharp from 'sharp';
import { filesBelow, findDebianSamples } from '#tests/fixtures/media/debian-samples.ts';

/** Real photographs, voices and film, from Debian's sample packages. */
export function samplesFolder(): string {
  const samples = findDebianSamples();
  if (samples === null) {
    throw new Error('The samples are absent: run tests/fixtures/media/install-samples.sh.');
  }
  return samples;
}

/** Photographs of telephones, 12 megapixels each, and the same mirrored, so that there are enough. */
export async function photographs(folder: string, count: number): Promise<string[]> {
  const share = join(samplesFolder(), 'forensics-samples/original-files');
  const found = await filesBelow(share, /^IMG_2020.*\.jpg$/);
  const mirrored = found.map((path, at) => ({ path, to: join(folder, `mirrored-${at}.jpg`) }));
  for (const { path, to } of mirrored) {
    await sharp(path).autoOrient().flop().jpeg({ quality: 92 }).toFile(to);
  }
  return [...found, ...mirrored.map(({ to }) => to)].slice(0, count);
}

/** Photographs at 8,000 × 6,000, with the grain that scaling took from them. */
export async function largePhotographs(
  folder: string,
  { widthPx, count }: { widthPx: number; count: number },
): Promise<string[]> {
  const paths: string[] = [];
  for (const [at, source] of (await photographs(folder, count)).entries()) {
    paths.push(await enlarged(source, { widthPx, path: join(folder, `large-${at}.jpg`) }));
  }
  return paths;
}

async function enlarged(
  source: string,
  { widthPx, path }: { widthPx: number; path: string },
): Promise<string> {
  const heightPx = Math.round((widthPx * 3) / 4);
  const grain = await sharp({
    create: {
      ...{ width: widthPx, height: heightPx, channels: 3, background: '#808080' },
      noise: { type: 'gaussian', mean: 128, sigma: 6 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  await sharp(source, { limitInputPixels: false })
    .autoOrient()
    .resize(widthPx, heightPx, { fit: 'cover' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toFile(path);
  return path;
}

/** A person reading, over and over, as long as asked: 16 kHz mono WAV, the sound a village records. */
export async function longReading(folder: string, seconds: number): Promise<string> {
  const voices = join(samplesFolder(), 'pocketsphinx/test/data/librivox');
  const [voice = ''] = await filesBelow(voices, /\.wav$/);
  const path = join(folder, 'reading.wav');
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
  await execa('ffmpeg', [
    ...quiet,
    ...['-stream_loop', '-1', '-i', voice, '-t', `${seconds}`, '-c:a', 'pcm_s16le', path],
  ]);
  return path;
}

/**
 * A film of a telephone, 1,920 × 1,080 or less, with its sound, over and over, as long as asked: the frames are real,
 * and a key frame stands every second, as telephones make them.
 */
export async function longFilm(
  folder: string,
  seconds: number,
  size: '1920:1080' | '426:240' = '1920:1080',
): Promise<string> {
  const share = join(samplesFolder(), 'forensics-samples/original-files/movie1');
  const [film = ''] = await filesBelow(share, /\.mp4$/);
  const path = join(folder, `film-${seconds}.mp4`);
  await execa('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-y', '-stream_loop', '-1', '-i', film],
    ...['-t', `${seconds}`, '-map', '0:v:0', '-map', '0:a:0?', '-vf', `scale=${size}`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-g', '30', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-b:a', '128k', path],
  ]);
  return path;
}
