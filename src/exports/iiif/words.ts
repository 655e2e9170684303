import type { PublicTrack } from '#domain/public/media.ts';
import type { ReviewState } from '#domain/public/vocabulary.ts';
import type { LanguageMap } from './language-map.ts';

/** What the archive itself says in manifests and collections, in the languages it speaks. */
export interface ManifestWords {
  communities: LanguageMap;
  places: LanguageMap;
  licence: LanguageMap;
  attribution: LanguageMap;
  /** Before the types of Local Contexts labels. */
  labels: LanguageMap;
  reviewState: LanguageMap;
  review: Record<ReviewState, LanguageMap>;
  tracks: Record<PublicTrack['kind'], LanguageMap>;
  /** Of what a machine made. */
  synthetic: Record<'voice' | 'sound' | 'picture', LanguageMap>;
  waveform: LanguageMap;
}
