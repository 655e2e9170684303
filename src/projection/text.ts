import type { PublicBlock, PublicText } from '#domain/public/text.ts';
import type { RecordText, TextBlock } from '#domain/record.ts';

type IsVisible = (id: string) => boolean;

const RECORD_LINK = /<a\b[^>]*?\bhref\s*=\s*["']?record:([^"'\s>]*)["']?[^>]*>([\s\S]*?)<\/a>/gi;

/** A text with its citations and links kept only where they lead to something visible. */
export function toPublicText(text: RecordText, isVisible: IsVisible): PublicText {
  return {
    lang: text.lang,
    title: text.title,
    summary: text.summaryText,
    summarySources: text.summarySources.filter(isVisible),
    status: text.status,
    blocks: text.blocks.map((block) => toPublicBlock(block, isVisible)),
  };
}

export function toPublicBlock(block: TextBlock, isVisible: IsVisible): PublicBlock {
  return {
    kind: block.kind,
    html: withoutHiddenLinks(block.html, isVisible),
    text: block.text,
    sources: block.sources.filter(isVisible),
  };
}

/** Unwraps links to what is not visible, leaving their words. */
function withoutHiddenLinks(html: string, isVisible: IsVisible): string {
  if (!html.includes('record:')) return html;
  return html.replace(RECORD_LINK, (link: string, id: string, words: string) =>
    isVisible(id) ? link : words,
  );
}
