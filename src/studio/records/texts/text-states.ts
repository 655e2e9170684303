import { type RecordType, TEXT_STATUSES, type TextStatus } from '#domain/public/vocabulary.ts';
import type { Standing } from '../editing/edit-record.ts';
import { type TextValue, textIn } from '../editing/record-value.ts';
import { hashText, type TextSources } from './text-sources.ts';

const TEXT_NAME = /^([A-Za-z0-9-]+)(\.narrative)?\.md$/;

/** What people tell of. */
const TOLD_TYPES: readonly RecordType[] = ['festival', 'custom', 'product', 'place', 'community'];

/** One text of a record: how far it is. */
export interface TextState {
  /** `vi`, `km.narrative`: its address. */
  name: string;
  file: string;
  lang: string;
  voice: 'curator' | 'narrative';
  /** `null` where there is none, or none that can be read. */
  text: TextValue | null;
  status: TextStatus | null;
  /** What of it is there. */
  has: { title: boolean; summary: boolean; body: boolean };
  /** The text it was translated from is another now. */
  isBehind: boolean;
}

/**
 * The texts of a record, and those it has none of: in the languages of `locales`, and in the community's
 * own words.
 */
export function textStates(
  standing: Standing,
  locales: readonly string[],
  sources: TextSources,
): TextState[] {
  const files = Object.keys(standing.files).filter((name) => TEXT_NAME.test(name));
  const told = TOLD_TYPES.includes(standing.type) ? ['vi.narrative.md'] : [];
  const wanted = [...new Set([...told, ...locales.map((locale) => `${locale}.md`), ...files])];
  return wanted.map((file) => textState(standing, file, sources));
}

export function textState(standing: Standing, file: string, sources: TextSources): TextState {
  const [, lang = '', narrative] = TEXT_NAME.exec(file) ?? [];
  const text = textIn(standing.value, file);
  const status = TEXT_STATUSES.find((known) => known === text?.front['status']) ?? null;
  const isThere = (value: unknown) => typeof value === 'string' && value.trim() !== '';
  return {
    name: file.replace(/\.md$/, ''),
    file,
    lang,
    voice: narrative === undefined ? 'curator' : 'narrative',
    text,
    status: text === null ? null : status,
    has: {
      title: isThere(text?.front['title']),
      summary: isThere(text?.front['summary']),
      body: isThere(text?.body),
    },
    isBehind: text !== null && isBehind(standing, file, sources),
  };
}

function isBehind({ recordId, value }: Standing, file: string, sources: TextSources): boolean {
  const known = sources.find(recordId, file);
  if (known === null) return false;
  const source = textIn(value, known.sourceFile);
  return source !== null && hashText(source) !== known.sourceHash;
}

/**
 * The text a translator reads beside theirs: the one they ask for, the one the text says it comes from,
 * the Vietnamese one, or the first other; `null` where there is none.
 */
export function sourceFileOf(
  standing: Standing,
  { file, voice, text }: TextState,
  asked: string | null,
): string | null {
  if (voice === 'narrative') return null;
  const from = text?.front['translatedFrom'];
  const others = Object.keys(standing.files).filter(
    (name) => name !== file && TEXT_NAME.test(name) && textIn(standing.value, name) !== null,
  );
  const wished = [asked, typeof from === 'string' ? from : null, 'vi', 'en'];
  for (const lang of wished) {
    const found = others.find((name) => name === `${lang}.md`);
    if (found !== undefined) return found;
  }
  return others.find((name) => !name.includes('.narrative')) ?? null;
}
