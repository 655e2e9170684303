import type { PublicDerivative, PublicMediaFacts } from '#domain/public/media.ts';
import type { Format } from '#i18n/format.ts';
import type { Translator } from '#i18n/translator.ts';
import { renditions } from './files.ts';

/** A file a reader may choose, and what it is called beside its size. */
export interface Choice {
  file: PublicDerivative;
  words: string;
}

/** Up to here Opus is mono, and made for speech. */
const SPEECH_KBPS = 32;
const BYTES_IN_KILOBIT = 125;
const CLEARLY_LIGHTER = 0.9;
const DENOISED = /-denoised$/;

/** Sound files by what they are for, whatever their labels may be called one day. */
const SOUND_WORDS = {
  speech: 'media.clearSpeech',
  light: 'media.light',
  full: 'media.fullSound',
  denoised: 'media.lessNoise',
  m4a: 'media.m4a',
  mp3: 'media.mp3',
  other: 'media.otherCopy',
} as const;

/** Was its sound altered? Such a file is chosen by a reader, never for one. */
export function isChanged({ label }: PublicDerivative): boolean {
  return DENOISED.test(label);
}

function soundUse({ mediaType, label, bitrateKbps }: PublicDerivative): keyof typeof SOUND_WORDS {
  if (DENOISED.test(label)) return 'denoised';
  if (mediaType.startsWith('audio/mpeg')) return 'mp3';
  if (mediaType.startsWith('audio/mp4')) return 'm4a';
  if (!mediaType.includes('opus')) return 'other';
  return (bitrateKbps ?? SPEECH_KBPS) <= SPEECH_KBPS ? 'speech' : 'full';
}

/**
 * What a player of sound is offered, the best first: Opus for what is heard in it (speech in the light
 * file, music in the full one), then what old phones play. The browser takes the first it knows.
 */
export function soundSources(facts: PublicMediaFacts): PublicDerivative[] {
  const files = renditions(facts, 'audio').filter((file) => soundUse(file) !== 'denoised');
  const ofUse = (use: keyof typeof SOUND_WORDS) => files.filter((file) => soundUse(file) === use);
  const light = ofUse('speech');
  const full = ofUse('full');
  const opus = facts.speechLanguages.length > 0 ? [...light, ...full] : [...full, ...light];
  const others = (['m4a', 'mp3', 'other'] as const).map((use) => ofUse(use)[0]);
  return [opus[0], ...others].filter((file) => file !== undefined);
}

/** Every sound file there is, smallest first, in words. */
export function soundChoices(facts: PublicMediaFacts, t: Translator): Choice[] {
  return renditions(facts, 'audio').map((file) => {
    const use = soundUse(file);
    // Of music, the light file is not made clear: only light.
    const meant = use === 'speech' && facts.speechLanguages.length === 0 ? 'light' : use;
    return { file, words: t(SOUND_WORDS[meant]) };
  });
}

/** Of these, what differs to the ear: one file per use, without those that only differ in their wrapping. */
export function choicesToHear(choices: readonly Choice[]): Choice[] {
  const heard = choices.filter(({ file }) =>
    ['speech', 'full', 'denoised'].includes(soundUse(file)),
  );
  return heard.length > 1 ? heard : [];
}

const isH264 = ({ mediaType }: PublicDerivative) => mediaType.includes('avc1');
const isAv1 = ({ mediaType }: PublicDerivative) => mediaType.includes('av01');

/** The side by which a film is called, as in "480p": the short one, also of a film held upright. */
export function linesOf({ widthPx, heightPx }: PublicDerivative): number | null {
  return widthPx === null || heightPx === null ? null : Math.min(widthPx, heightPx);
}

/**
 * What a player of film is offered: the smallest file that every browser plays, and before it those in a
 * newer codec that cost no more, the largest picture first. Nothing costs a reader more than was said.
 */
export function filmSources(facts: PublicMediaFacts): PublicDerivative[] {
  const files = renditions(facts, 'video');
  const everywhere = files.find((file) => !isAv1(file)) ?? null;
  const lighter = files.filter(
    (file) => isAv1(file) && file.sizeBytes <= (everywhere?.sizeBytes ?? Infinity),
  );
  const largestFirst = lighter.sort((a, b) => (linesOf(b) ?? 0) - (linesOf(a) ?? 0));
  return everywhere === null ? largestFirst : [...largestFirst, everywhere];
}

/**
 * Every way to watch a film, smallest first, after its sound alone. Of a newer codec only what is lighter
 * than the same picture in the old one, clearly and in the figures shown: a choice must make a difference.
 */
export function filmChoices(
  facts: PublicMediaFacts,
  { t, format }: { t: Translator; format: Format },
): Choice[] {
  const files = renditions(facts, 'video');
  const films = files.flatMap((file): Choice[] => {
    const lines = linesOf(file);
    const size = lines === null ? t('media.otherCopy') : `${lines}p`;
    const older = files.find((other) => isH264(other) && linesOf(other) === lines);
    if (!isAv1(file) || older === undefined) return [{ file, words: size }];
    const looksSame = format.bytes(file.sizeBytes) === format.bytes(older.sizeBytes);
    if (looksSame || file.sizeBytes > older.sizeBytes * CLEARLY_LIGHTER) return [];
    return [{ file, words: t('media.newerDevices', { size }) }];
  });
  const [sound] = renditions(facts, 'audio');
  return sound === undefined ? films : [{ file: sound, words: t('media.soundOnly') }, ...films];
}

/** The film in pieces, of which the player takes the quality that the line carries. */
export function streamOf({ derivatives }: PublicMediaFacts): PublicDerivative | null {
  return derivatives.find(({ role }) => role === 'stream') ?? null;
}

/** What a stream costs at the most: all of it in its best quality. */
export function mostBytes({ bitrateKbps, durationSeconds, sizeBytes }: PublicDerivative): number {
  const most = (bitrateKbps ?? 0) * (durationSeconds ?? 0) * BYTES_IN_KILOBIT;
  return most > 0 ? Math.min(most, sizeBytes) : sizeBytes;
}
