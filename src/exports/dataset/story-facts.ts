import type { StoryBlock, StoryFacts } from '#domain/public/facts.ts';

/** Prose in plain words, paragraph by paragraph. */
type ProseBlock = {
  kind: 'prose';
  texts: { lang: string; body: { kind: string; text: string; sources: string[] }[] }[];
};
export interface StoryDocumentFacts {
  blocks: (ProseBlock | Exclude<StoryBlock, { kind: 'prose' }>)[];
}

/** A story; a block that shows what is not out is left out. */
export function storyFacts(
  { blocks }: StoryFacts,
  only: (ids: readonly string[]) => string[],
): StoryDocumentFacts {
  return { blocks: blocks.flatMap((block) => blockThatIsOut(block, only)) };
}

function blockThatIsOut(
  block: StoryBlock,
  only: (ids: readonly string[]) => string[],
): StoryDocumentFacts['blocks'] {
  const isOut = (id: string) => only([id]).length > 0;
  switch (block.kind) {
    case 'prose':
      return [toProse(block, only)];
    case 'record':
      return isOut(block.record) ? [block] : [];
    case 'media':
    case 'detail':
      return isOut(block.media) ? [block] : [];
    case 'chapters': {
      const chapters = block.chapters.map((each) => ({ ...each, records: only(each.records) }));
      return isOut(block.media) ? [{ ...block, chapters }] : [];
    }
    case 'map': {
      const places = only(block.places);
      return places.length > 0 ? [{ ...block, places }] : [];
    }
    case 'comparison':
      return block.records.every(isOut) ? [block] : [];
  }
}

function toProse(
  { blocks }: Extract<StoryBlock, { kind: 'prose' }>,
  only: (ids: readonly string[]) => string[],
): ProseBlock {
  return {
    kind: 'prose',
    texts: Object.entries(blocks).map(([lang, paragraphs]) => ({
      lang,
      body: paragraphs.map(({ kind, text, sources }) => ({ kind, text, sources: only(sources) })),
    })),
  };
}
