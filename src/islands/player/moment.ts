/** Seconds, both; `end` is `null` where it goes on. */
export interface Moment {
  start: number;
  end: number | null;
}

/**
 * `?t=12` or `?t=12,18`, as the temporal dimension of a media fragment (https://www.w3.org/TR/media-frags/);
 * `null` for anything else.
 */
export function readMoment(search: string): Moment | null {
  const asked = new URLSearchParams(search).get('t') ?? '';
  const [, from, to] =
    /^(?:npt:)?(\d{1,7}(?:\.\d{1,3})?)(?:,(\d{1,7}(?:\.\d{1,3})?))?$/.exec(asked) ?? [];
  if (from === undefined) return null;
  const start = Number(from);
  const end = to === undefined ? null : Number(to);
  return end !== null && end <= start ? null : { start, end };
}
