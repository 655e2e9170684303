import type { PublicMediaFacts } from '#domain/public/media.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { factWords } from './fact-words.ts';
import type { Passage } from './search-provider.ts';

/** A part of a record's texts that is found and shown as one: a few sentences, some lines of a recording. */
export interface TextPassage {
  lang: string;
  pieces: { text: string; at: Passage['at'] }[];
}

/** Passages of one record; a number of a passage is kept in one byte, of which the last is taken. */
export const MAX_PASSAGES = 255;
/** UTF-16 units after which a passage is full; more where a record would have too many. */
const FULL_AT = 320;

/**
 * The texts of a record as passages. The first holds the summaries of every language, and may be empty;
 * then come the bodies, what is written in its facts, what is said in its recordings, what is on its pages.
 */
export function passagesOf(record: PublicRecord): TextPassage[] {
  const texts = [...record.narratives, ...record.texts];
  const first: TextPassage = {
    lang: texts[0]?.lang ?? 'und',
    pieces: texts.flatMap(({ summary }) => (summary === null ? [] : [{ text: summary, at: null }])),
  };
  const runs: TextPassage[] = [
    ...texts.map(({ lang, blocks }) => ({
      lang,
      pieces: blocks.map(({ text }) => ({ text, at: null })),
    })),
    ...factWords(record).map(({ text, lang }) => ({ lang, pieces: [{ text, at: null }] })),
    ...(record.type === 'media' ? spokenAndPaged(record.facts) : []),
  ];
  const size = runs.flatMap(({ pieces }) => pieces).reduce((sum, { text }) => sum + text.length, 0);
  const room = MAX_PASSAGES - 1 - runs.length;
  const fullAt = Math.max(FULL_AT, Math.ceil((size / Math.max(1, room)) * 1.1));
  return [first, ...runs.flatMap((run) => cut(run, fullAt))].slice(0, MAX_PASSAGES);
}

function spokenAndPaged({ tracks, pages, speechLanguages }: PublicMediaFacts): TextPassage[] {
  return [
    ...tracks.map(({ lang, cues }) => ({
      lang,
      pieces: cues.map(({ text, startSeconds, endSeconds }) => ({
        text,
        at: { startSeconds, endSeconds },
      })),
    })),
    ...(pages ?? [])
      .filter(({ text }) => text !== '')
      .map(({ text, number }) => ({
        lang: speechLanguages[0] ?? 'und',
        pieces: [{ text, at: { page: number } }],
      })),
  ];
}

/** Whole pieces together until they fill a passage. */
function cut({ lang, pieces }: TextPassage, fullAt: number): TextPassage[] {
  const passages: TextPassage[] = [];
  let size = fullAt;
  for (const piece of pieces) {
    if (size >= fullAt) {
      passages.push({ lang, pieces: [] });
      size = 0;
    }
    passages.at(-1)?.pieces.push(piece);
    size += piece.text.length;
  }
  return passages;
}
