import type { PublicName, PublicRecordOfType } from '#domain/public/record.ts';
import { scriptName } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import type { RecordLink, References } from '../references.ts';

/** A script of a people, and something written in it that a source has. */
export interface ScriptView {
  /** ISO 15924. */
  code: string;
  /** In the page's language. */
  words: string;
  specimen: { text: string; lang: string; sources: readonly string[]; of: RecordLink } | null;
}

/** Letters of a script, by its code; scripts not named here are shown without a specimen. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script=Arabic}/u,
  Cham: /\p{Script=Cham}/u,
  Hani: /\p{Script=Han}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Khmr: /\p{Script=Khmer}/u,
  Laoo: /\p{Script=Lao}/u,
  Latn: /\p{Script=Latin}/u,
  Tavt: /\p{Script=Tai_Viet}/u,
  Yiii: /\p{Script=Yi}/u,
};
/** What a people writes itself: no romanisation, no name of others'. Another name counts where it states its script. */
const OWN_KINDS: readonly PublicName['kind'][] = ['autonym', 'native'];
/** Records of a people that are looked through for a line. */
const LOOKED_AT = 40;

/**
 * The scripts of a people, each with a name in it: the people's own, or else that of something of theirs.
 * Only names in a language of the people, and only those a source is given for.
 */
export function scriptsOf(
  page: Page,
  record: PublicRecordOfType<'community'>,
  references: References,
): ScriptView[] {
  const { scripts, languages } = record.facts;
  const spoken = new Set(languages.map(baseOf));
  const writes = (code: string, name: PublicName) => {
    const stated = /-([A-Z][a-z]{3})(?:-|$)/.exec(name.lang)?.[1];
    return (
      (OWN_KINDS.includes(name.kind) || (name.kind === 'alternate' && stated === code)) &&
      spoken.has(baseOf(name.lang)) &&
      (stated === undefined || stated === code) &&
      (LETTERS[code]?.test(name.text) ?? false)
    );
  };
  const others = references.list(`community:${record.id}`).slice(0, LOOKED_AT);
  const specimenIn = (code: string): ScriptView['specimen'] => {
    for (const id of [record.id, ...others]) {
      // The card is small and tells whether the record need be read at all.
      if (!references.names(id).some((name) => writes(code, name))) continue;
      const found = references
        .record(id)
        ?.names.find((name) => writes(code, name) && name.sources.length > 0);
      const of = references.link(id);
      if (found !== undefined && of !== null) {
        return { text: found.text, lang: found.lang, sources: found.sources, of };
      }
    }
    return null;
  };
  return scripts.map((code) => ({
    code,
    words: scriptName(page.t, code),
    specimen: specimenIn(code),
  }));
}

function baseOf(lang: string): string {
  return lang.split('-')[0] ?? lang;
}
