import { type Route, routes } from '#domain/public/routes.ts';
import { RECORD_TYPES } from '#domain/public/vocabulary.ts';
import { lookUp, type Translator } from '#i18n/translator.ts';
import type { Page } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { type RecordLink, referencesFor } from '../references.ts';

/** Pages that answer without a search: records of a kind, of a place, of a month. */
export function browseWays(
  { t, locale }: Page,
  records: PublicRecords,
): { to: Route; words: string }[] {
  return [
    ...RECORD_TYPES.filter(
      (type) => type !== 'community' && type !== 'place' && records.list(`type:${type}`).length > 0,
    ).map((type) => ({ to: routes.browse(locale, type), words: t(`types.${type}`) })),
    { to: routes.browse(locale, 'community'), words: t('search:byCommunity') },
    { to: routes.browse(locale, 'place'), words: t('search:byPlace') },
    { to: routes.months(locale), words: t('search:byMonth') },
  ];
}

/** Traditional and simplified characters are one way in. */
const TOGETHER: Readonly<Record<string, string>> = { Hant: 'Hani', Hans: 'Hani' };

/** Scripts beside the Latin one, each with the communities that write in it. */
export function scriptWays(
  page: Page,
  records: PublicRecords,
): { words: string; communities: RecordLink[] }[] {
  const references = referencesFor(records, page);
  const byScript = new Map<string, Map<string, RecordLink>>();
  for (const id of records.list('type:community')) {
    const community = records.entry(id);
    const link = references.link(id);
    if (community?.type !== 'community' || link === null) continue;
    for (const code of community.facts.scripts) {
      const script = TOGETHER[code] ?? code;
      if (script !== 'Latn') {
        byScript.set(script, (byScript.get(script) ?? new Map()).set(id, link));
      }
    }
  }
  return [...byScript].flatMap(([script, communities]) => {
    const words = nameOfScript(page.t, script);
    return words === null ? [] : [{ words, communities: [...communities.values()] }];
  });
}

function nameOfScript(t: Translator, script: string): string | null {
  return lookUp(t, `names:script.${script}`) ?? lookUp(t, `peoples:script.${script}`);
}
