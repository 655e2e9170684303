import { parse } from 'yaml';
import type { RecordFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';

/** Names of records for those who work on them: as published, else as drafted, else the id. */
export function titleIn({
  holdings,
  drafts,
}: {
  holdings: Pick<Holdings, 'find'>;
  drafts: Pick<DraftStore, 'find'>;
}): (id: string, lang: string) => string {
  return (id, lang) => {
    const texts = holdings.find(id)?.texts ?? [];
    const titles = new Map(texts.map(({ lang: of, title }) => [of, title]));
    const order = [lang, 'vi', 'en', ...titles.keys()];
    const title = order.map((of) => titles.get(of)).find((found) => found !== undefined);
    return title ?? draftedTitle(drafts.find(id)?.files ?? {}, order) ?? id;
  };
}

function draftedTitle(files: RecordFiles, order: readonly string[]): string | null {
  for (const lang of order) {
    const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(files[`${lang}.md`] ?? '');
    if (front === null) continue;
    try {
      const { title } = parse(front[1] ?? '', { maxAliasCount: 0 }) ?? {};
      if (typeof title === 'string' && title !== '') return title;
    } catch {
      // Half-typed front matter names nothing yet.
    }
  }
  return null;
}
