import { TEXT_STATUSES, type TextStatus } from '#domain/public/vocabulary.ts';
import type { TextValue } from '../editing/record-value.ts';
import { isSame, type Mapping } from '../editing/same.ts';

export interface ReadTextOptions {
  form: URLSearchParams;
  /** As the form had shown it; `null` where there was none. */
  before: TextValue | null;
  /** Those that whoever writes may give. */
  statuses: readonly TextStatus[];
}

/**
 * What a form says of a text, `null` where nothing was written. Words changed by somebody who may not
 * say that a text is reviewed are a draft again.
 */
export function readText({ form, before, statuses }: ReadTextOptions): TextValue | null {
  const typed = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const front: Record<string, unknown> = { ...before?.front };
  put(front, 'title', typed('title'), before);
  put(front, 'summary', typed('summary').replaceAll(/\s*\n\s*/g, ' '), before);
  const body = typed('body');
  const isBlank = front['title'] === undefined && front['summary'] === undefined && body === '';
  if (before === null && isBlank) return null;
  const from = form.get('sourceFile')?.replace(/\.md$/, '');
  if (before === null && from !== undefined) front['translatedFrom'] = from;

  const hadBody = before?.body.normalize('NFC') === body;
  const written = { front, body: hadBody ? (before?.body ?? body) : body };
  const areWordsSame = before !== null && isSame(wordsOf(before), wordsOf(written));
  front['status'] = statusOf(form.get('status'), before?.front['status'], {
    statuses,
    areWordsSame,
  });
  return written;
}

function put(front: Record<string, unknown>, key: string, typed: string, before: TextValue | null) {
  const was = before?.front[key];
  if (typeof was === 'string' && was.normalize('NFC').trim() === typed) return;
  if (typed === '') delete front[key];
  else front[key] = typed;
}

function wordsOf({ front, body }: { front: Mapping; body: string }): unknown {
  return [front['title'], front['summary'], body];
}

function statusOf(
  asked: string | null,
  before: unknown,
  { statuses, areWordsSame }: { statuses: readonly TextStatus[]; areWordsSame: boolean },
): unknown {
  const chosen = statuses.find((status) => status === asked);
  if (chosen !== undefined) return chosen;
  if (areWordsSame) return before;
  const mayKeep = statuses.some((status) => status === before);
  return mayKeep ? before : TEXT_STATUSES[0];
}
