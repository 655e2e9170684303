import type { BlockContent, DefinitionContent, List, RootContent, Table } from 'mdast';
import { markdownToMdast } from 'satteri';
import type { TextBlock } from '#domain/record.ts';
import { type BlockNotes, compileInline, escapeHtml, offsetOf } from './inline.ts';

/** A compiled block, with where it begins in the body. */
export interface CompiledBlock {
  block: TextBlock;
  offset: number;
}

export interface CompiledMarkdown extends Pick<BlockNotes, 'references' | 'faults'> {
  blocks: CompiledBlock[];
}

const FEATURES = { frontmatter: false, gfm: { footnotes: false } } as const;
type Flow = RootContent | BlockContent | DefinitionContent;

/**
 * Compiles a body (CommonMark with tables; `[words]{lang=km}`; `[@source]`) to safe HTML blocks, each
 * with its own element: `<p>…</p>`. Headings begin at h2. HTML of the author's is printed as it stands.
 */
export function compileMarkdown(body: string): CompiledMarkdown {
  const tree = markdownToMdast(body, { features: FEATURES });
  const compiled: CompiledMarkdown = { blocks: [], references: [], faults: [] };
  if (tree.type !== 'root') return compiled;
  for (const node of tree.children) {
    const notes: BlockNotes = {
      sources: new Set(),
      links: new Set(),
      references: compiled.references,
      faults: compiled.faults,
    };
    const { html, text } = compileFlow(node, notes);
    if (html === '') continue;
    compiled.blocks.push({
      block: {
        kind: kindOf(node),
        html,
        text: text.trim(),
        sources: [...notes.sources],
        links: [...notes.links],
      },
      offset: offsetOf(node),
    });
  }
  return compiled;
}

function kindOf(node: Flow): TextBlock['kind'] {
  switch (node.type) {
    case 'heading':
    case 'list':
    case 'table':
      return node.type;
    case 'blockquote':
      return 'quote';
    default:
      return 'paragraph';
  }
}

function compileFlow(node: Flow, notes: BlockNotes): { html: string; text: string } {
  switch (node.type) {
    case 'paragraph': {
      const { html, text } = compileInline(node.children, notes);
      return { html: html === '' ? '' : `<p>${html}</p>`, text };
    }
    case 'heading': {
      const { html, text } = compileInline(node.children, notes);
      const level = Math.max(2, node.depth);
      return { html: `<h${level}>${html}</h${level}>`, text };
    }
    case 'blockquote': {
      const inner = node.children.map((child) => compileFlow(child, notes));
      return { html: `<blockquote>${joinHtml(inner)}</blockquote>`, text: joinText(inner) };
    }
    case 'list':
      return compileList(node, notes);
    case 'table':
      return compileTable(node, notes);
    case 'html':
      notes.faults.push({
        name: 'html-in-text',
        offset: offsetOf(node),
        words: { text: node.value.slice(0, 40) },
      });
      return { html: `<p>${escapeHtml(node.value)}</p>`, text: node.value };
    case 'code':
      refuse(node, notes, { vi: 'khối mã', en: 'code blocks' });
      return { html: `<p>${escapeHtml(node.value)}</p>`, text: node.value };
    case 'thematicBreak':
      refuse(node, notes, { vi: 'đường kẻ ngang', en: 'rules' });
      return { html: '', text: '' };
    default:
      refuse(node, notes, { vi: `"${node.type}"`, en: `"${node.type}"` });
      return { html: '', text: '' };
  }
}

function refuse(node: Flow, notes: BlockNotes, construct: { vi: string; en: string }): void {
  notes.faults.push({ name: 'markdown-not-used', offset: offsetOf(node), words: { construct } });
}

function compileList(list: List, notes: BlockNotes): { html: string; text: string } {
  const tag = list.ordered ? 'ol' : 'ul';
  const start =
    list.ordered && list.start != null && list.start !== 1 ? ` start="${list.start}"` : '';
  const items = list.children.map((item) => {
    const inner = item.children.map((child) =>
      child.type === 'paragraph' && !list.spread && !item.spread
        ? compileInline(child.children, notes)
        : compileFlow(child, notes),
    );
    return { html: `<li>${joinHtml(inner)}</li>`, text: joinText(inner) };
  });
  return { html: `<${tag}${start}>${joinHtml(items)}</${tag}>`, text: joinText(items) };
}

function compileTable(table: Table, notes: BlockNotes): { html: string; text: string } {
  const rows = table.children.map((row, index) => {
    const cells = row.children.map((cell) => compileInline(cell.children, notes));
    const [open, close] = index === 0 ? ['<th scope="col">', '</th>'] : ['<td>', '</td>'];
    return {
      html: `<tr>${cells.map((cell) => `${open}${cell.html}${close}`).join('')}</tr>`,
      text: cells.map((cell) => cell.text).join(' | '),
    };
  });
  const [head, ...body] = rows;
  const tbody = body.length === 0 ? '' : `<tbody>${joinHtml(body)}</tbody>`;
  return {
    html: `<table><thead>${head?.html ?? ''}</thead>${tbody}</table>`,
    text: joinText(rows),
  };
}

function joinHtml(parts: readonly { html: string }[]): string {
  return parts.map((part) => part.html).join('');
}

function joinText(parts: readonly { text: string }[]): string {
  return parts.map((part) => part.text.trim()).join('\n');
}
