import type { FilePlan } from '#media-pipeline/inspect/plan-file.ts';
import type { Lang } from '../language.ts';
import { probeLines, technicalLines } from './describe-technical.ts';
import { formatBytes } from './figures.ts';
import { fill } from './fill.ts';
import { paramLines } from './param-words.ts';
import { KIND_WORDS, recipeWords } from './recipe-words.ts';

/** What would be made of a file, as lines for a terminal. */
export function describePlan(
  { kind, sizeBytes, probe, refused, steps }: FilePlan,
  { path, lang, columns }: { path: string; lang: Lang; columns: number },
): string[] {
  const vi = lang === 'vi';
  const about = (line: string, depth = 1) => {
    const indent = '  '.repeat(depth);
    return fill(`${indent}${line}`, { columns, indent: `${indent}  ` });
  };
  const head = `${path}: ${KIND_WORDS[kind][lang]}, ${formatBytes(sizeBytes, lang)}`;
  if (refused) {
    return [
      ...fill(head, { columns, indent: '  ' }),
      ...about(`${vi ? 'Không làm được gì' : 'Nothing can be made'}: ${refused.reason[lang]}`),
    ];
  }
  const facts = probe ? [...technicalLines(probe.technical, lang), ...probeLines(probe, lang)] : [];
  return [
    ...fill(head, { columns, indent: '  ' }),
    ...facts.flatMap((fact) => about(fact)),
    '',
    vi ? `Sẽ làm, ${steps.length} bước:` : `Would be made, in ${steps.length} steps:`,
    ...steps.flatMap(({ recipe, params }, index) => [
      ...about(`${index + 1}. ${recipeWords(recipe, lang)} (${recipe})`, 0),
      ...paramLines(params, lang).flatMap(({ text, depth }) => about(text, 2 + depth)),
    ]),
  ];
}
