import type { StoryBlock } from '#domain/public/facts.ts';

/** Ids of what a story may show of itself: recordings, pictures; of a comparison whatever it compares. */
export function mediaOfBlocks(blocks: readonly StoryBlock[]): string[] {
  return blocks.flatMap((block) => {
    if ('media' in block) return [block.media];
    return block.kind === 'comparison' ? block.records : [];
  });
}
