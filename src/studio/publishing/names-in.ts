import type { SignedVisit } from '../http/route.ts';
import { knows } from '../policy/knows.ts';
import type { RecordSubject } from '../policy/subject.ts';
import type { FieldChange } from './compare-files.ts';

interface NamesOptions {
  subjectOf(id: string): RecordSubject | null;
  titleOf(id: string, lang: string): string;
  timeZone: string;
}

/** What the records that changed facts name are called, by id: those that the person may know of. */
export function namesIn(
  changes: readonly FieldChange[],
  { actor, now, lang }: Pick<SignedVisit, 'actor' | 'now' | 'lang'>,
  { subjectOf, titleOf, timeZone }: NamesOptions,
): Readonly<Record<string, string>> {
  const values = changes.flatMap(({ file, field, before, after }) =>
    file !== 'record.yaml' || field === 'id' ? [] : [before ?? '', after ?? ''],
  );
  const ids = new Set(
    values.flatMap((value) => value.split(', ')).filter((id) => id.includes('-')),
  );
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const subject = subjectOf(id);
      const isKnown = subject !== null && knows(actor, subject, { now, timeZone });
      return isKnown ? [[id, titleOf(id, lang)]] : [];
    }),
  );
}
