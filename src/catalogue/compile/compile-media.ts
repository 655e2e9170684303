import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type Fault, type FaultPlace, toFault } from '#catalogue/faults/fault.ts';
import { readSource } from '#catalogue/source/read-source.ts';
import { locateField } from '#catalogue/source/yaml.ts';
import { type TermFinder, toTermFault } from '#catalogue/text/locked-terms.ts';
import { parseSubRip } from '#catalogue/text/subrip.ts';
import { parseWebVtt } from '#catalogue/text/webvtt.ts';
import type { Bilingual } from '#domain/archive-error.ts';
import { NO_PROCESSING, PROCESSED_KINDS } from '#domain/media-settings.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { RecordCue, RecordFacts } from '#domain/record.ts';
import type { RecordFolder } from './compiled-record.ts';

type MediaFacts = Extract<RecordFacts, { type: 'media' }>;

/** Holds the original of a media record against what is recorded of it, and parses its tracks. */
export function compileMedia(
  media: MediaFacts,
  at: RecordFolder,
  context: { yaml: string; findTerms: TermFinder },
): { cues: RecordCue[][]; faults: Fault[] } {
  const faults: Fault[] = [];
  const place = (...path: (string | number)[]) => ({
    file: `${at.folder}/record.yaml`,
    ...locateField(context.yaml, path),
  });
  faults.push(...checkOriginal(media.original, at, (field) => place('original', field)));
  faults.push(...checkProcessing(media, (name) => place('processing', name)));
  const cues = media.tracks.map((track, index) => {
    const file = findFile(at, track.file);
    if (file === null) {
      const words = { name: track.file };
      faults.push(toFault('media-file-absent', place('tracks', index, 'file'), words));
      return [];
    }
    const source = readSource(file);
    faults.push(...source.faults);
    if (source.text === null) return [];
    const isSubRip = /\.srt$/i.test(track.file);
    const parsed = isSubRip ? parseSubRip(source.text) : parseWebVtt(source.text);
    for (const { line, reason } of parsed.faults) {
      faults.push(toFault(isSubRip ? 'srt-syntax' : 'vtt-syntax', { file, line }, { reason }));
    }
    for (const [line, words] of source.text.split('\n').entries()) {
      for (const hit of context.findTerms(words, track.lang)) {
        const where = { file, line: line + 1, column: hit.index + 1 };
        faults.push(toTermFault(hit, track.lang, where));
      }
    }
    return parsed.cues;
  });
  // A takedown may have erased the files; the record stays behind as a tombstone.
  const isErased = media.access?.level === 'withdrawn';
  return {
    cues,
    faults: isErased ? faults.filter(({ name }) => name !== 'media-file-absent') : faults,
  };
}

function checkOriginal(
  { file: name, sha256, sizeBytes }: MediaFacts['original'],
  at: RecordFolder,
  place: (field: string) => FaultPlace,
): Fault[] {
  if (name === undefined) return [];
  const path = findFile(at, name);
  if (path === null) return [toFault('media-file-absent', place('file'), { name })];
  const faults: Fault[] = [];
  try {
    const { size } = statSync(path);
    if (size !== sizeBytes) {
      const words = { name, found: `${size}`, recorded: `${sizeBytes}` };
      faults.push(toFault('media-size-differs', place('sizeBytes'), words));
    }
    const found = hashFile(path);
    if (found !== sha256) {
      faults.push(toFault('media-hash-differs', place('sha256'), { name, found }));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    faults.push(toFault('file-unreadable', { file: path }, { reason }));
  }
  return faults;
}

const KIND_WORDS: Readonly<Record<MediaKind, Bilingual>> = {
  image: { vi: 'ảnh', en: 'pictures' },
  audio: { vi: 'âm thanh', en: 'recordings' },
  video: { vi: 'phim', en: 'films' },
  document: { vi: 'tài liệu', en: 'documents' },
};

/** Settings that do nothing for this kind: an editor would wait for what never comes. */
function checkProcessing(
  { kind, processing }: MediaFacts,
  place: (name: string) => FaultPlace,
): Fault[] {
  const names = Object.keys(PROCESSED_KINDS) as (keyof typeof PROCESSED_KINDS)[];
  const ignored = names.filter(
    (name) => processing[name] !== NO_PROCESSING[name] && !PROCESSED_KINDS[name].includes(kind),
  );
  return ignored.map((name) => {
    const words = PROCESSED_KINDS[name].map((each) => KIND_WORDS[each]);
    const kinds = {
      vi: words.map(({ vi }) => vi).join(' và '),
      en: words.map(({ en }) => en).join(' and '),
    };
    return toFault('processing-ignored', place(name), { name, kind: KIND_WORDS[kind], kinds });
  });
}

/** Path of a file that the record names; one whose name is in NFD has a fault of its own and is found. */
function findFile({ folder, files }: RecordFolder, name: string): string | null {
  const found = files.find((file) => file.normalize('NFC') === name);
  return found === undefined ? null : `${folder}/${found}`;
}

const CHUNK_BYTES = 1 << 20;

/** SHA-256 of a file, hex, read in pieces: an original may be larger than memory. */
function hashFile(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const read = readSync(file, chunk, 0, CHUNK_BYTES, null);
      if (read === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
