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

/** `?lang=km,vi`: the tracks whose words are shown; empty when the address does not say. */
export function readLanguages(search: string): string[] {
  const asked = new URLSearchParams(search).get('lang') ?? '';
  return asked.split(',').filter((lang) => /^[a-z0-9-]{2,35}$/i.test(lang));
}

/** The query of a link to a moment, whole: `?t=12.5,18&lang=km,vi`. Read back by the two above. */
export function writeMoment({ start, end }: Moment, languages: readonly string[] = []): string {
  const seconds = (value: number) => String(Math.round(value * 100) / 100);
  const time = end === null ? seconds(start) : `${seconds(start)},${seconds(end)}`;
  return `?t=${time}${languages.length > 0 ? `&lang=${languages.join(',')}` : ''}`;
}

/** `2:05`, `1:02:05`; as pages write it. */
export function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}
