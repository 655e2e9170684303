const MAX_OCTETS = 75;

/**
 * A content line folded so that no part is longer than 75 octets of UTF-8 without its line break
 * (RFC 5545 §3.1): broken between code points, so that each part is UTF-8 of its own.
 */
export function foldLine(line: string): string {
  if (utf8Octets(line) <= MAX_OCTETS) return line;
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8Octets(character);
    if (octets + size > MAX_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

function utf8Octets(text: string): number {
  return new TextEncoder().encode(text).length;
}
