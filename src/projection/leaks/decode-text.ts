/** Latin-1 names of HTML entities, from U+00A0 on in order (https://html.spec.whatwg.org/#named-character-references). */
const LATIN1_ENTITIES =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const ENTITIES = new Map<string, string>([
  ...LATIN1_ENTITIES.map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
]);

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' };
/** Text inside text inside text: HTML in RSS, JSON in an attribute. */
const DEEPEST = 4;

/** A text with its entities, JSON and JavaScript escapes and percent-encoding read, as deep as they nest. */
export function decodeText(text: string): string {
  let decoded = text;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const before = decoded;
    if (decoded.includes('&')) decoded = decodeEntities(decoded);
    if (decoded.includes('\\')) decoded = decodeEscapes(decoded);
    if (decoded.includes('%')) decoded = decodePercent(decoded);
    if (decoded === before) break;
  }
  return decoded;
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]\w{1,8}));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole;
      return codePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
    },
  );
}

function decodeEscapes(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([nrtbf])|(["'/\\`]))/gi,
    (_, braced?: string, four?: string, two?: string, letter?: string, itself?: string) => {
      if (itself !== undefined) return itself;
      if (letter !== undefined) return ESCAPED[letter] ?? ' ';
      return codePoint(Number.parseInt(braced ?? four ?? two ?? '', 16), four !== undefined);
    },
  );
}

function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

/** `unit`: half a surrogate pair is kept, its other half follows. */
function codePoint(value: number, unit = false): string {
  if (unit) return String.fromCharCode(value);
  return value <= 0x10ffff ? String.fromCodePoint(value) : ' ';
}
