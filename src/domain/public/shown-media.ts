import type { PublicDerivative, PublicMediaFacts } from './media.ts';
import { plainestFile } from './plainest-file.ts';
import type { SmallPicture } from './record.ts';
import type { Channel } from './vocabulary.ts';

/** A file whose size is known. */
export type SizedFile = PublicDerivative & { widthPx: number; heightPx: number };

/** What a medium puts before people, in files that everything opens. */
export type ShownMedia =
  | { kind: 'image'; file: SizedFile }
  | { kind: 'audio' | 'video'; file: PublicDerivative; durationSeconds: number }
  | { kind: 'document'; pages: { number: number; file: SizedFile }[] };

/** What decides whether a medium can be shown. */
export type ShowableFacts = Pick<PublicMediaFacts, 'kind' | 'derivatives' | 'durationSeconds'> & {
  /** Paths of the pictures of its pages, in order; `null` as in PublicMediaFacts. */
  pages: readonly { picture: string | null }[] | null;
};

/**
 * What of a medium can be shown or played: the one rule by which it has a place in a manifest. `null` while
 * nothing is made of it, or nothing of known size and length.
 */
export function shownOf({
  kind,
  derivatives,
  durationSeconds,
  pages,
}: ShowableFacts): ShownMedia | null {
  if (kind === 'document') {
    const shown = (pages ?? []).flatMap(({ picture }, index) => {
      const file = sized(derivatives.find(({ path }) => path === picture));
      return file === null ? [] : [{ number: index + 1, file }];
    });
    return shown.length === 0 ? null : { kind, pages: shown };
  }
  const file = plainestFile(kind, derivatives);
  if (file === undefined) return null;
  if (kind === 'image') {
    const picture = sized(file);
    return picture === null ? null : { kind, file: picture };
  }
  const length = file.durationSeconds ?? durationSeconds;
  return length === null ? null : { kind, file, durationSeconds: length };
}

/**
 * Whether a medium may be shown on other sites, and can: in the channels `page` and `embed`, and showable. Its
 * manifest, and that of every record that has it and may itself stand there, holds it.
 */
export function isShownElsewhere(channels: readonly Channel[], facts: ShowableFacts): boolean {
  return standsElsewhere(channels) && shownOf(facts) !== null;
}

/** Whether something may stand on other sites at all. */
export function standsElsewhere(channels: readonly Channel[]): boolean {
  return channels.includes('page') && channels.includes('embed');
}

/** Whether a recording is drawn while it is heard. */
export function hasWaveform({ kind, waveform }: Pick<PublicMediaFacts, 'kind' | 'waveform'>) {
  return kind === 'audio' && waveform !== null && waveform.length > 0;
}

const FACES: readonly PublicDerivative['role'][] = ['thumbnail', 'rendition', 'poster', 'page'];

/** The smallest JPEG of the first medium that has one: what stands for it in lists of other programs. */
export function smallPictureOf(
  media: readonly Pick<PublicMediaFacts, 'derivatives'>[],
): SmallPicture | null {
  for (const { derivatives } of media) {
    const jpegs = derivatives.filter(({ mediaType }) => mediaType === 'image/jpeg').map(sized);
    for (const role of FACES) {
      const found = jpegs.find((file) => file?.role === role);
      if (found == null) continue;
      const { path, widthPx, heightPx } = found;
      return { path, widthPx, heightPx };
    }
  }
  return null;
}

function sized(file: PublicDerivative | undefined): SizedFile | null {
  if (file === undefined || file.widthPx === null || file.heightPx === null) return null;
  return { ...file, widthPx: file.widthPx, heightPx: file.heightPx };
}
