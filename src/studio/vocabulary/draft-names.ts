import type { RecordFiles } from '../drafts/draft.ts';
import { factsIn, textIn, toRecordValue } from '../records/editing/record-value.ts';
import { isMapping } from '../records/editing/same.ts';

/** What a draft is called, as far as it can be read: titles by language, and its other names. */
export function draftNames(files: RecordFiles): {
  titles: Record<string, string>;
  others: string[];
} {
  const value = toRecordValue(files);
  const facts = factsIn(value) ?? {};
  const titles: Record<string, string> = {};
  for (const labels of [facts['alt'], facts['prefLabel']]) {
    if (isMapping(labels)) addWords(titles, labels);
  }
  const { citation } = facts;
  if (isMapping(citation) && typeof citation['title'] === 'string')
    titles['und'] = citation['title'];
  for (const name of Object.keys(value)) {
    const lang = /^([A-Za-z0-9-]+)\.md$/.exec(name)?.[1];
    const title = textIn(value, name)?.front['title'];
    if (lang !== undefined && typeof title === 'string' && title !== '') titles[lang] = title;
  }
  const names = Array.isArray(facts['names']) ? facts['names'] : [];
  const others = names.flatMap((name) =>
    isMapping(name) && typeof name['text'] === 'string' ? name['text'] : [],
  );
  return { titles, others };
}

function addWords(titles: Record<string, string>, labels: Readonly<Record<string, unknown>>): void {
  for (const [lang, words] of Object.entries(labels)) {
    if (typeof words === 'string') titles[lang] = words;
  }
}
