import type { Nodes, PhrasingContent } from 'mdast';
import type { FaultName, FaultWords } from '#catalogue/faults/fault.ts';
import { isLanguageTag } from '#domain/text.ts';
import { parseCitation } from './citations.ts';

/** What compiling a block has found; offsets are in the body of the text file. */
export interface BlockNotes {
  sources: Set<string>;
  links: Set<string>;
  references: { kind: 'citation' | 'record-link'; id: string; offset: number }[];
  faults: { name: FaultName; offset: number; words: FaultWords }[];
}

interface Piece {
  html: string;
  text: string;
}

/** `[`, `]{lang=km}`, `]` and citations, in a run of text. */
const MARK = /\[@[^\]]*\]|\[|\]\{lang=[^}\s]*\}|\]/g;

/** Compiles what stands in a line to safe HTML and to plain words, citations taken out of both. */
export function compileInline(children: readonly PhrasingContent[], notes: BlockNotes): Piece {
  const pieces: Piece[] = [];
  const open: number[] = [];
  for (const node of children) {
    if (node.type === 'text') compileText({ value: node.value, node, pieces, open, notes });
    else pieces.push(compileNode(node, notes));
  }
  return {
    html: pieces.map((piece) => piece.html).join(''),
    text: pieces.map((piece) => piece.text).join(''),
  };
}

function compileText(run: {
  value: string;
  node: Nodes;
  pieces: Piece[];
  open: number[];
  notes: BlockNotes;
}): void {
  const { value, node, pieces, open, notes } = run;
  let at = 0;
  for (const match of value.matchAll(MARK)) {
    pushWords(pieces, value.slice(at, match.index));
    at = match.index + match[0].length;
    const mark = match[0];
    if (mark.startsWith('[@')) takeCitation(mark, { pieces, notes, offset: offsetOf(node) });
    else if (mark === '[') {
      open.push(pieces.length);
      pushWords(pieces, mark);
    } else closeBracket(mark, { pieces, open, notes, offset: offsetOf(node) });
  }
  pushWords(pieces, value.slice(at));
}

function takeCitation(
  mark: string,
  { pieces, notes, offset }: { pieces: Piece[]; notes: BlockNotes; offset: number },
): void {
  const ids = parseCitation(mark);
  if (ids === null) {
    notes.faults.push({ name: 'malformed-citation', offset, words: { text: mark } });
    return;
  }
  const last = pieces.at(-1);
  if (last !== undefined) {
    last.html = last.html.trimEnd();
    last.text = last.text.trimEnd();
  }
  for (const id of ids) {
    notes.sources.add(id);
    notes.references.push({ kind: 'citation', id, offset });
  }
}

function closeBracket(
  mark: string,
  run: { pieces: Piece[]; open: number[]; notes: BlockNotes; offset: number },
): void {
  const opening = run.pieces[run.open.pop() ?? -1];
  if (mark === ']' || opening === undefined) {
    pushWords(run.pieces, mark);
    return;
  }
  const lang = mark.slice('](lang='.length, -1);
  if (!isLanguageTag(lang)) {
    run.notes.faults.push({
      name: 'bad-language-tag',
      offset: run.offset,
      words: { value: lang },
    });
    pushWords(run.pieces, mark);
    return;
  }
  opening.html = `<span lang="${lang}">`;
  opening.text = '';
  run.pieces.push({ html: '</span>', text: '' });
}

function compileNode(node: PhrasingContent, notes: BlockNotes): Piece {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete': {
      const tag = { strong: 'strong', emphasis: 'em', delete: 'del' }[node.type];
      const inner = compileInline(node.children, notes);
      return { html: `<${tag}>${inner.html}</${tag}>`, text: inner.text };
    }
    case 'inlineCode':
      return { html: `<code>${escapeHtml(node.value)}</code>`, text: node.value };
    case 'break':
      return { html: '<br>', text: ' ' };
    case 'link':
      return compileLink(node.url, compileInline(node.children, notes), offsetOf(node), notes);
    case 'html':
      notes.faults.push({
        name: 'html-in-text',
        offset: offsetOf(node),
        words: { text: node.value.slice(0, 40) },
      });
      return { html: escapeHtml(node.value), text: node.value };
    case 'image':
      notes.faults.push({
        name: 'markdown-not-used',
        offset: offsetOf(node),
        words: { construct: { vi: 'hình ảnh', en: 'pictures' } },
      });
      return { html: escapeHtml(node.alt ?? ''), text: node.alt ?? '' };
    case 'linkReference':
      return compileInline(node.children, notes);
    case 'text':
      return compileInline([node], notes);
    default:
      notes.faults.push({
        name: 'markdown-not-used',
        offset: offsetOf(node),
        words: { construct: node.type },
      });
      return { html: '', text: '' };
  }
}

function compileLink(url: string, inner: Piece, offset: number, notes: BlockNotes): Piece {
  if (url.startsWith('record:')) {
    const id = url.slice('record:'.length);
    notes.links.add(id);
    notes.references.push({ kind: 'record-link', id, offset });
  } else if (!/^(?:https?:\/\/[^\s]|mailto:[^\s])/i.test(url)) {
    notes.faults.push({ name: 'bad-link', offset, words: { url } });
    return inner;
  }
  return { html: `<a href="${escapeHtml(url)}">${inner.html}</a>`, text: inner.text };
}

function pushWords(pieces: Piece[], words: string): void {
  if (words !== '') pieces.push({ html: escapeHtml(words), text: words.replaceAll('\n', ' ') });
}

/** Text made safe to stand in HTML and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}
