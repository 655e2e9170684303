import type { StoryBlock } from '#domain/public/facts.ts';
import type { PublicBlock } from '#domain/public/text.ts';
import type { ArchiveRecordOf, TextBlock } from '#domain/record.ts';
import { toPublicBlock } from './text.ts';

type Story = ArchiveRecordOf<'story'>;

/** A story's blocks without those that lead to something hidden; a comparison goes when either side does. */
export function toStoryBlocks(story: Story, isVisible: (id: string) => boolean): StoryBlock[] {
  return story.blocks
    .map((block) => toStoryBlock(story, block, isVisible))
    .filter((block) => block !== null);
}

function toStoryBlock(
  story: Story,
  block: Story['blocks'][number],
  isVisible: (id: string) => boolean,
): StoryBlock | null {
  switch (block.kind) {
    case 'prose':
      return { kind: block.kind, blocks: sectionOf(story, block.section, isVisible) };
    case 'media': {
      const { kind, media, startSeconds = null, endSeconds = null } = block;
      return isVisible(media) ? { kind, media, startSeconds, endSeconds } : null;
    }
    case 'detail': {
      const { kind, media, region, caption = null } = block;
      return isVisible(media) ? { kind, media, region, caption } : null;
    }
    case 'chapters': {
      const { kind, media } = block;
      if (!isVisible(media)) return null;
      const chapters = block.chapters
        .map((chapter) => ({ ...chapter, records: chapter.records.filter(isVisible) }))
        // A chapter about hidden records alone says too much by its title.
        .filter(
          ({ records }, at) => records.length > 0 || block.chapters[at]?.records.length === 0,
        );
      return chapters.length === 0 ? null : { kind, media, chapters };
    }
    case 'record':
      return isVisible(block.record) ? { kind: block.kind, record: block.record } : null;
    case 'map': {
      const places = block.places.filter(isVisible);
      return places.length === 0 ? null : { kind: block.kind, places };
    }
    case 'comparison': {
      const [left, right] = block.records;
      return isVisible(left) && isVisible(right)
        ? { kind: block.kind, records: [left, right] }
        : null;
    }
  }
}

function sectionOf(
  story: Story,
  section: number,
  isVisible: (id: string) => boolean,
): Record<string, PublicBlock[]> {
  const byLang: Record<string, PublicBlock[]> = {};
  for (const text of story.texts) {
    if (text.voice !== 'curator') continue;
    const blocks = splitSections(text.blocks)[section] ?? [];
    if (blocks.length > 0)
      byLang[text.lang] = blocks.map((block) => toPublicBlock(block, isVisible));
  }
  return byLang;
}

/** Split before each second-level heading; the first section is what stands before any. */
function splitSections(blocks: readonly TextBlock[]): TextBlock[][] {
  const sections: TextBlock[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading' && /^<h2\b/.test(block.html)) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections;
}
