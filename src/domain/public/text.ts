import type { TextStatus } from './vocabulary.ts';

/** One block of a text (a paragraph, a heading, a list), already safe HTML. */
export interface PublicBlock {
  kind: 'paragraph' | 'heading' | 'list' | 'quote' | 'table';
  /** Sanitised inline/block HTML. Links to records are written `href="record:<id>"`; a page resolves them. */
  html: string;
  /** The same without markup, for search and for feeds. */
  text: string;
  /** Ids of the sources this block rests on, in the order cited. */
  sources: string[];
}

/** The text of a record in one language. */
export interface PublicText {
  lang: string;
  title: string;
  /** One line, plain text, citations taken out; `null` when none was written. */
  summary: string | null;
  summarySources: string[];
  status: TextStatus;
  blocks: PublicBlock[];
}
