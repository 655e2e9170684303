import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

interface ReferenceKindRules {
  /** What the reference is called in a message. */
  words: Bilingual;
  /** Types it may lead to; `null` means any. */
  types: readonly RecordType[] | null;
}

/** Every kind of reference between records, and where it may lead. */
export const REFERENCE_KINDS = {
  community: { words: { vi: 'cộng đồng', en: 'community' }, types: ['community'] },
  place: { words: { vi: 'nơi chốn', en: 'place' }, types: ['place'] },
  concept: { words: { vi: 'khái niệm', en: 'concept' }, types: ['concept'] },
  media: { words: { vi: 'tư liệu hình tiếng', en: 'media' }, types: ['media'] },
  source: { words: { vi: 'nguồn', en: 'source' }, types: ['source'] },
  citation: { words: { vi: 'nguồn được dẫn', en: 'cited source' }, types: ['source'] },
  related: { words: { vi: 'hồ sơ liên quan', en: 'related record' }, types: null },
  'record-link': { words: { vi: 'hồ sơ được liên kết', en: 'linked record' }, types: null },
  person: { words: { vi: 'người', en: 'person' }, types: ['person'] },
  custodian: { words: { vi: 'người gìn giữ', en: 'custodian' }, types: ['person'] },
  maker: {
    words: { vi: 'người làm', en: 'maker' },
    types: ['person', 'organisation', 'community'],
  },
  reviewer: {
    words: { vi: 'người duyệt', en: 'reviewer' },
    types: ['person', 'organisation', 'community'],
  },
  protocol: { words: { vi: 'quy ước', en: 'protocol' }, types: ['protocol'] },
  owner: { words: { vi: 'cộng đồng làm chủ', en: 'owner' }, types: ['community'] },
  material: { words: { vi: 'nguyên liệu', en: 'material' }, types: ['concept'] },
  listing: { words: { vi: 'mục trong danh mục di sản', en: 'listing' }, types: ['listing'] },
  broader: { words: { vi: 'khái niệm rộng hơn', en: 'broader concept' }, types: ['concept'] },
  'parent-place': { words: { vi: 'nơi chốn bao quanh', en: 'parent place' }, types: ['place'] },
  'parent-community': {
    words: { vi: 'cộng đồng lớn hơn', en: 'parent community' },
    types: ['community'],
  },
  successor: { words: { vi: 'nơi kế tiếp', en: 'successor' }, types: ['place'] },
  'occurrence-subject': {
    words: { vi: 'lễ hội được tổ chức', en: 'subject of the occurrence' },
    types: ['festival', 'custom'],
  },
  'story-record': {
    words: { vi: 'hồ sơ trong câu chuyện', en: 'record in the story' },
    types: null,
  },
  'bulletin-item': { words: { vi: 'mục của bản tin', en: 'item of the bulletin' }, types: null },
} as const satisfies Record<string, ReferenceKindRules>;

export type ReferenceKind = keyof typeof REFERENCE_KINDS;
export const REFERENCE_KIND_NAMES = Object.keys(REFERENCE_KINDS) as ReferenceKind[];
