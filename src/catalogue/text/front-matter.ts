import type { Bilingual } from '#domain/archive-error.ts';

export interface SplitText {
  yaml: string;
  body: string;
  /** Offset of the body in the file. */
  bodyOffset: number;
}

/** Line of the file at which the YAML of a front matter begins. */
export const FRONT_MATTER_LINE = 2;

/** Parts a text file at the two lines `---` that frame its front matter; a reason when they are not there. */
export function splitFrontMatter(text: string): SplitText | { reason: Bilingual } {
  if (!/^---[ \t]*\n/.test(text)) {
    return {
      reason: { vi: 'dòng đầu không phải "---"', en: 'the first line is not "---"' },
    };
  }
  const begin = text.indexOf('\n') + 1;
  const end = /^---[ \t]*(?:\n|$)/m.exec(text.slice(begin));
  if (end === null) {
    return {
      reason: { vi: 'không có dòng "---" kết thúc', en: 'there is no closing line "---"' },
    };
  }
  const bodyOffset = begin + end.index + end[0].length;
  return {
    yaml: text.slice(begin, begin + end.index),
    body: text.slice(bodyOffset),
    bodyOffset,
  };
}
