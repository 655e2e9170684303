import type { PublicRecord } from '#domain/public/record.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';

type DcmiType =
  | 'Collection'
  | 'Event'
  | 'MovingImage'
  | 'PhysicalObject'
  | 'Sound'
  | 'StillImage'
  | 'Text';

const OF_MEDIA: Readonly<Record<MediaKind, DcmiType>> = {
  image: 'StillImage',
  audio: 'Sound',
  video: 'MovingImage',
  document: 'Text',
};

/** Its term in the DCMI Type Vocabulary (https://www.dublincore.org/specifications/dublin-core/dcmi-type-vocabulary/); `null` where none fits. */
export function dcmiTypeOf(record: PublicRecord): DcmiType | null {
  switch (record.type) {
    case 'media':
      return OF_MEDIA[record.facts.kind];
    case 'festival':
    case 'occurrence':
      return 'Event';
    case 'product':
      return 'PhysicalObject';
    case 'collection':
      return 'Collection';
    case 'story':
    case 'bulletin':
    case 'source':
    case 'listing':
    case 'protocol':
      return 'Text';
    case 'custom':
    case 'place':
    case 'community':
    case 'person':
    case 'organisation':
    case 'concept':
      return null;
  }
}
