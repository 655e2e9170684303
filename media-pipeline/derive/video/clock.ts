/** Ticks of a second, on the clock of every encoded picture. */
export const PICTURE_CLOCK = 90_000;
/** Encoders begin a little before their first frame; this far off, no clock goes below nothing. */
export const CLOCK_OFFSET_SECONDS = 3600;

/**
 * Fragmented MP4 whose every fragment says its time on that clock. Without an edit list, what it says is
 * the time of decoding, and pictures are shown later by what their samples say.
 */
export const FRAGMENTED: readonly string[] = [
  ...['-avoid_negative_ts', 'disabled', '-use_editlist', '0'],
  ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof+frag_discont+skip_trailer'],
  ...['-f', 'mp4'],
];
