import { parseYaml } from '#catalogue/source/yaml.ts';
import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import { descriptionKey, mediaSettings, NO_SETTINGS } from '#domain/media-settings.ts';
import { RecordSchema } from '#domain/record.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { RecordFiles } from '../drafts/draft.ts';

export interface PicturesOptions {
  /** By the key of what was made. */
  describe(key: string): MediaDescription | null;
  derivatives: ObjectStore;
}

/** Wide enough for a card on a telephone. */
const CARD_PX = 320;

/** The lightest picture of a media record that still shows it; `null` before one is made. */
export function pictureOf(files: RecordFiles, { describe }: PicturesOptions): Derivative | null {
  const parsed = parseYaml(files['record.yaml'] ?? '');
  const record = RecordSchema.safeParse(parsed.ok ? parsed.value : null);
  if (!record.success || record.data.type !== 'media') return null;
  const { sha256 } = record.data.original;
  // As published; or as it was made of the upload, before anything was said of it.
  const made =
    describe(descriptionKey(sha256, mediaSettings(record.data))) ??
    describe(descriptionKey(sha256, NO_SETTINGS));
  const pictures = (made?.derivatives ?? [])
    .filter(({ set, mediaType: type }) => set === null && /^image\/(?:jpeg|webp)$/.test(type))
    .toSorted((a, b) => (a.widthPx ?? 0) - (b.widthPx ?? 0));
  return pictures.find(({ widthPx }) => (widthPx ?? 0) >= CARD_PX) ?? pictures.at(-1) ?? null;
}
