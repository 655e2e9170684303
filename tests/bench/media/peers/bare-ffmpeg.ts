import { join } from 'node:path';

/**
 * What one would write by hand for a film of 1,920 × 1,080 with sound: the rungs, sounds, stream, sprites,
 * poster, scene cuts, loudness and peaks that the archive makes of it. Kept apart from the archive's own
 * arguments on purpose: a peer that shares them proves nothing.
 */
interface Rung {
  name: string;
  size: string;
  video: readonly string[];
  /** `both`: a file with sound, and a place in the stream. */
  goes: 'stream' | 'file' | 'both';
}

const KEYS = ['-force_key_frames', 'expr:gte(t,n_forced*4)', '-sc_threshold', '0', '-g', '100000'];
const x264 = (crf: number, kbps: number, preset: string, profile: string) => [
  ...['-c:v', 'libx264', '-preset', preset, '-crf', `${crf}`, '-profile:v', profile],
  ...['-maxrate', `${kbps}k`, '-bufsize', `${2 * kbps}k`, ...KEYS],
  ...['-rc-lookahead', preset === 'medium' ? '20' : '6'],
];
const av1 = (crf: number, kbps: number) => [
  ...['-c:v', 'libsvtav1', '-preset', '10', '-crf', `${crf}`, '-g', '120'],
  ...['-svtav1-params', `lp=1:irefresh-type=2:mbr=${kbps}:lookahead=1`],
];

const RUNGS: readonly Rung[] = [
  { name: '1080', size: '1920:1080', video: x264(22, 4500, 'veryfast', 'high'), goes: 'stream' },
  { name: '720', size: '1280:720', video: x264(22, 2200, 'veryfast', 'high'), goes: 'stream' },
  { name: '480', size: '854:480', video: x264(24, 900, 'medium', 'main'), goes: 'both' },
  { name: 'av1-480', size: '854:480', video: av1(42, 720), goes: 'file' },
  { name: '240', size: '426:240', video: x264(26, 300, 'medium', 'main'), goes: 'both' },
  { name: 'av1-240', size: '426:240', video: av1(42, 240), goes: 'file' },
  { name: '144', size: '256:144', video: x264(29, 90, 'medium', 'main'), goes: 'stream' },
];

const AAC = ['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '64k', '-ac', '2', '-ar', '48000'];
const OPUS = ['-c:a', 'libopus', '-b:a', '48k', '-ac', '2', '-ar', '48000'];
const HLS = 'f=hls:hls_time=4:hls_playlist_type=vod:hls_segment_type=fmp4:hls_flags=single_file';
const QUIET = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];

/** One command: one decode, cascaded scaling, every output. `threads` of each H.264 encoder; 0: as x264 likes. */
export function singleCommand(film: string, out: string, threads: 0 | 1): [string, ...string[]] {
  const per = threads === 0 ? [] : ['-threads', `${threads}`];
  const decoding = threads === 0 ? [] : ['-threads', '1', '-filter_complex_threads', '1'];
  const outputs = RUNGS.flatMap(({ name, video, goes }) => [
    ...['-map', `[v${name}]`, ...video, ...(name.startsWith('av1') ? [] : per)],
    ...(goes === 'stream' ? [] : ['-map', `[a${name}]`, ...(name.startsWith('av1') ? OPUS : AAC)]),
    ...outputOf({ name, goes }, out),
  ]);
  const sound = ['480', 'av1-480', '240', 'av1-240', 'stream', 'loud', 'peaks', 'silence'];
  const graph = [
    '[0:v:0]scale=1920:1080:flags=bicubic,setsar=1,format=yuv420p,split=2[v1080][d1080]',
    '[d1080]scale=1280:720:flags=bicubic,split=3[v720][d720][poster]',
    '[d720]scale=854:480:flags=bicubic,split=3[v480][vav1-480][d480]',
    '[d480]scale=426:240:flags=bicubic,split=4[v240][vav1-240][d240][glance]',
    "[d240]select='not(mod(n,2))',scale=256:144:flags=bicubic[v144]",
    '[glance]scdet=threshold=14,split=2[cuts][small]',
    '[small]fps=1/2,scale=160:90,tile=10x10[sprites]',
    `[0:a:0]volume=2dB,alimiter=limit=0.84:level=false,asplit=${sound.length}${sound.map((to) => `[a${to}]`).join('')}`,
    '[aloud]ebur128=peak=true:framelog=verbose[measured]',
    '[asilence]silencedetect=noise=-40dB:d=1[silences]',
    '[apeaks]aresample=8000,aformat=sample_fmts=s16:channel_layouts=mono[samples]',
  ];
  return [
    ...(['ffmpeg', ...QUIET] as [string, ...string[]]),
    ...[...decoding, '-i', film, '-filter_complex', graph.join(';')],
    ...outputs,
    ...['-map', '[astream]', ...AAC, ...streamArguments('sound', out)],
    ...['-map', '[poster]', '-frames:v', '1', join(out, 'poster.jpg')],
    ...['-map', '[sprites]', join(out, 'sprites-%d.jpg')],
    ...['-map', '[cuts]', '-f', 'null', '-', '-map', '[measured]', '-f', 'null', '-'],
    ...['-map', '[silences]', '-f', 'null', '-', '-map', '[samples]', '-f', 's16le', '/dev/null'],
  ];
}

function outputOf({ name, goes }: Pick<Rung, 'name' | 'goes'>, out: string): string[] {
  if (goes === 'stream') return streamArguments(name, out);
  const file = join(out, `${name}.mp4`);
  if (goes === 'file') return ['-movflags', '+faststart', file];
  const stream = `[select=v:${HLS}]${join(out, `${name}.m3u8`)}`;
  return ['-flags', '+global_header', '-f', 'tee', `[f=mp4:movflags=+faststart]${file}|${stream}`];
}

function streamArguments(name: string, out: string): string[] {
  const options = HLS.split(':').flatMap((option) => {
    const [key = '', value = ''] = option.split('=');
    return [`-${key}`, value];
  });
  return [...options, join(out, `${name}.m3u8`)];
}

/** One run for each rung, each decoding the film anew: what a first script does. Pictures alone. */
export function naiveCommands(film: string, out: string): [string, ...string[]][] {
  return RUNGS.map(({ name, size, video }) => [
    'ffmpeg',
    ...[...QUIET, '-i', film, '-vf', `scale=${size}:flags=bicubic,setsar=1,format=yuv420p`],
    ...[...video, '-an', join(out, `naive-${name}.mp4`)],
  ]);
}
