/**
 * What untrusted files may be: plain containers, under ffmpeg's names of demuxers. Playlists, concat
 * scripts, session descriptions and name patterns of pictures, whatever they are named, would make ffmpeg
 * read other files of this machine, or of the network.
 */
const FORMATS = [
  ['mov', 'mp4', 'm4a', '3gp', 'matroska', 'webm', 'avi', 'mpeg', 'mpegts', 'mpegvideo', 'm4v'],
  ['flv', 'asf', 'dv', 'h264', 'hevc'],
  ['ogg', 'wav', 'w64', 'flac', 'mp3', 'aac', 'ac3', 'eac3', 'aiff', 'caf', 'au'],
  ['amr', 'amrnb', 'amrwb'],
].flat();

/** ffmpeg's names of decoders: what cameras, telephones, recorders and digitised tapes hold. */
const DECODERS = [
  ['h264', 'hevc', 'libdav1d', 'libaom-av1', 'av1', 'vp8', 'vp9', 'libvpx', 'libvpx-vp9', 'theora'],
  ['mpeg1video', 'mpeg2video', 'mpegvideo', 'mpeg4', 'msmpeg4', 'msmpeg4v1', 'msmpeg4v2'],
  ['h263', 'mjpeg', 'wmv1', 'wmv2', 'wmv3', 'vc1', 'flv'],
  // Of tapes and of editing: DV, ProRes, and what preservation masters are kept in.
  ['dvvideo', 'prores', 'dnxhd', 'ffv1', 'rawvideo'],
  ['aac', 'aac_latm', 'mp3', 'mp3float', 'mp2', 'mp2float', 'opus', 'libopus', 'vorbis', 'flac'],
  ['alac', 'ac3', 'eac3', 'dvaudio', 'wmav1', 'wmav2', 'wmapro', 'wmavoice', 'wmalossless'],
  // Telephones and dictaphones.
  ['amrnb', 'amrwb', 'libopencore_amrnb', 'libopencore_amrwb', 'gsm_ms', 'libgsm_ms'],
  ['pcm_s16le', 'pcm_s16be', 'pcm_s24le', 'pcm_s24be', 'pcm_s32le', 'pcm_s32be', 'pcm_s8'],
  ['pcm_f32le', 'pcm_f32be', 'pcm_f64le', 'pcm_f64be', 'pcm_u8', 'pcm_alaw', 'pcm_mulaw'],
  ['pcm_dvd', 'pcm_bluray', 'adpcm_ms', 'adpcm_ima_wav', 'adpcm_ima_qt', 'adpcm_yamaha'],
  // Captions that are text.
  ['subrip', 'srt', 'webvtt', 'mov_text', 'ass', 'ssa', 'text'],
].flat();

/**
 * Codecs of tracks that a file may hold beside what is read of it, and their decoders: captions that are
 * pictures, sound of discs, covers. ffprobe opens a decoder for every track and gives the whole file up where
 * one is not on its list; no later step does more than look at them.
 */
const LEFT_ALONE: Readonly<Record<string, string>> = {
  dvb_subtitle: 'dvbsub',
  dvd_subtitle: 'dvdsub',
  hdmv_pgs_subtitle: 'pgssub',
  xsub: 'xsub',
  eia_608: 'cc_dec',
  dvb_teletext: 'libzvbi_teletextdec',
  dts: 'dca',
  truehd: 'truehd',
  mlp: 'mlp',
  png: 'png',
  bmp: 'bmp',
  gif: 'gif',
  webp: 'webp',
};

/** Is a track of this codec (as ffprobe names it) looked at only, and never decoded? */
export function isLeftAlone(codec: string | undefined): boolean {
  return codec !== undefined && Object.hasOwn(LEFT_ALONE, codec);
}

/** 8K as telephones film it. */
export const MAX_PICTURE_PIXELS = 8192 * 4320;
const MAX_STREAMS = 64;
/** Of a single block of memory: the sample table of twelve hours fits several times. */
const MAX_BLOCK_BYTES = 512 * 1024 ** 2;

/** Options that stand before every `-i` of a file from outside. */
export const INPUT_GUARD = guard(DECODERS);
/** The same, where a file is only looked at. */
export const PROBE_GUARD = guard([...DECODERS, ...Object.values(LEFT_ALONE)]);

export const ALLOCATION_GUARD = ['-max_alloc', `${MAX_BLOCK_BYTES}`];

function guard(decoders: readonly string[]): string[] {
  return [
    ...['-protocol_whitelist', 'file', '-format_whitelist', FORMATS.join(',')],
    ...['-codec_whitelist', decoders.join(','), '-max_pixels', `${MAX_PICTURE_PIXELS}`],
    ...['-max_streams', `${MAX_STREAMS}`],
  ];
}
