/** Of decoded samples; a telephone's picture has 40–150 million. */
const LARGE_BYTES = 300_000_000;
/** A page that is blank packs some hundred to one; deflate gives a thousand to one at the most. */
const MAX_RATIO = 500;

/** Is the file a trap: some kilobytes of nothing that would keep a machine busy for minutes? */
export function unpacksTooFar(
  sizeBytes: number,
  { width, height, channels }: { width: number; height: number; channels: number },
): boolean {
  const unpackedBytes = width * height * channels;
  return unpackedBytes > LARGE_BYTES && unpackedBytes > sizeBytes * MAX_RATIO;
}
