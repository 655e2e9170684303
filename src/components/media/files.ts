import { pickByLang } from '#domain/public/language.ts';
import type { PublicDerivative, PublicMediaFacts, PublicTrack } from '#domain/public/media.ts';
import { languageName } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';

/** Files to play, smallest first. */
export function renditions(
  facts: PublicMediaFacts,
  kind: 'audio' | 'video' | 'image',
): PublicDerivative[] {
  return facts.derivatives
    .filter(({ role, mediaType }) => role === 'rendition' && mediaType.startsWith(`${kind}/`))
    .sort((a, b) => a.sizeBytes - b.sizeBytes);
}

/** Wide enough for a phone held upright, at two pixels to the point. */
const POSTER_WIDTH_PX = 640;

/**
 * The picture that stands for a film before it plays, the narrowest that fills a phone: the lightest, and the JPEG that
 * every browser knows.
 */
export function postersOf({ derivatives }: PublicMediaFacts): {
  light: PublicDerivative | null;
  plain: PublicDerivative | null;
} {
  const posters = derivatives
    .filter(({ role, mediaType }) => role === 'poster' && mediaType.startsWith('image/'))
    .sort((a, b) => (a.widthPx ?? 0) - (b.widthPx ?? 0));
  const narrowest = (offered: readonly PublicDerivative[]) =>
    offered.find(({ widthPx }) => (widthPx ?? 0) >= POSTER_WIDTH_PX) ?? offered.at(-1) ?? null;
  const plain = narrowest(posters.filter(({ mediaType }) => mediaType === 'image/jpeg'));
  const avif = narrowest(posters.filter(({ mediaType }) => mediaType === 'image/avif'));
  const isLighter = avif !== null && (plain === null || avif.sizeBytes < plain.sizeBytes);
  return { light: isLighter ? avif : (plain ?? narrowest(posters)), plain };
}

function trackKind(track: PublicTrack): 'captions' | 'subtitles' | 'chapters' {
  if (track.kind === 'chapters') return 'chapters';
  return track.kind === 'captions' || track.kind === 'transcript' ? 'captions' : 'subtitles';
}

/** One file of small pictures along the film; `null` where there is none. */
export function storyboardOf({ derivatives }: PublicMediaFacts): PublicDerivative | null {
  return derivatives.find(({ role }) => role === 'storyboard') ?? null;
}

const AS_SPOKEN: readonly PublicTrack['kind'][] = ['transcript', 'captions'];

/**
 * The tracks of words that stand line beside line, three at the most: as it is spoken, in its own script
 * before captions; its transliteration; a translation, in the reader's language if there is one. Where
 * nothing is written down as spoken, the others alone.
 */
export function alignedTracks(
  { tracks }: Pick<PublicMediaFacts, 'tracks'>,
  lang: string,
): PublicTrack[] {
  const ofKinds = (...kinds: readonly PublicTrack['kind'][]) =>
    kinds.flatMap((kind) => tracks.filter((track) => track.kind === kind));
  const spoken = ofKinds(...AS_SPOKEN)[0];
  const others = ofKinds('translation', 'subtitles').filter((track) => track.lang !== spoken?.lang);
  return [spoken, ofKinds('transliteration')[0], pickByLang(others, lang)].filter(
    (track) => track !== null && track !== undefined,
  );
}

export interface TranscriptLine {
  startSeconds: number;
  endSeconds: number;
  /** Those of the tracks, by their place, that speak at the time of the first. */
  words: { text: string; lang: string; track: number }[];
}

/** The first track's cues, each with what the other tracks say at its middle. */
export function transcriptLines(tracks: readonly PublicTrack[]): TranscriptLine[] {
  const [first, ...others] = tracks;
  if (first === undefined) return [];
  return first.cues.map(({ startSeconds, endSeconds, text }) => {
    const middle = (startSeconds + endSeconds) / 2;
    return {
      startSeconds,
      endSeconds,
      words: [
        { text, lang: first.lang, track: 0 },
        ...others.flatMap(({ cues, lang }, index) => {
          const cue = cues.find((each) => each.startSeconds <= middle && middle < each.endSeconds);
          return cue === undefined ? [] : [{ text: cue.text, lang, track: index + 1 }];
        }),
      ],
    };
  });
}

/** Path of a waveform `width` × 100: one upright stroke a peak, mirrored about the middle. */
export function waveformPath(peaks: readonly number[], strokes: number): string {
  const step = peaks.length / strokes;
  let path = '';
  for (let at = 0; at < strokes; at += 1) {
    const slice = peaks.slice(
      Math.floor(at * step),
      Math.max(Math.floor((at + 1) * step), Math.floor(at * step) + 1),
    );
    const half = Math.max(2, Math.round(Math.max(...slice) / 2));
    path += `M${at * 4 + 2} ${50 - half}v${half * 2}`;
  }
  return path;
}

export interface TrackElement {
  kind: 'captions' | 'subtitles' | 'chapters';
  src: string;
  srclang: string;
  label: string;
}

/** What `<track>` needs of each text that runs along a recording. */
export function trackElements(page: Page, facts: PublicMediaFacts): TrackElement[] {
  return facts.tracks.map((track) => ({
    kind: trackKind(track),
    src: page.link(track.path),
    srclang: track.lang,
    label: `${languageName(page.t, track.lang)}, ${page.t(`track.${track.kind}`)}`,
  }));
}
