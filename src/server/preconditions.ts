/** If-None-Match (RFC 9110 §13.1.2): does it name the content, in whatever encoding it was sent? */
export function matchesEtag(header: string | undefined, hash: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === `"${hash}"` || tag === `"${hash}-br"` || tag === `"${hash}-gzip"`);
}

/** If-Range (RFC 9110 §13.1.5): a range of another version must not be answered. Dates are never given out. */
export function rangeStillHolds(header: string | undefined, etag: string): boolean {
  return header === undefined || header.trim() === etag;
}
