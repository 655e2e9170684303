import { readForm } from '../http/read-form.ts';
import type { Answer, Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import { dayIn, nextDates, sayDate } from '../vocabulary/next-dates.ts';
import { answerEdit, isAutosave } from './answer-edit.ts';
import type { Standing } from './editing/edit-record.ts';
import { factsIn, RECORD_FILE } from './editing/record-value.ts';
import { readFields } from './form/read-fields.ts';
import { type RecordFormView, toFormView } from './form/to-view.ts';
import { knownTo } from './known-to.ts';
import type { Records } from './open-records.ts';
import { headOf, type RecordHead } from './record-head.ts';
import { fieldsOf } from './schema-fields.ts';

export interface FactsData {
  head: RecordHead;
  /** `null` where record.yaml cannot be read. */
  form: RecordFormView | null;
  yaml: string;
  /** Of a festival, as its rule stands; `null` where they cannot be reckoned. */
  nextDates: string[] | null;
}

export const factsPath = (id: string) => `/studio/records/${id}/facts/`;

/** The form of a record's facts. */
export function factsRoutes(records: Records): readonly StudioRoute[] {
  const { editor, holdings, terms } = records;
  const rule = ({ params }: SignedVisit): Asked | null => {
    const subject = holdings.subjectOf(params['id'] ?? '');
    return subject === null ? null : { action: 'record.write', subject };
  };
  return [
    {
      method: 'GET',
      path: '/studio/records/:id/facts/',
      rule,
      answer(visit): Answer {
        const standing = editor.find(visit.params['id'] ?? '');
        if (standing === null) return { screen: 'not-found', status: 404, data: null };
        return { screen: 'record-facts', data: factsData(records, standing, visit) };
      },
    },
    {
      method: 'POST',
      path: '/studio/records/:id/facts/',
      rule,
      async answer(visit): Promise<Answer> {
        const { actor, now, params } = visit;
        const recordId = params['id'] ?? '';
        const form = await readForm(visit.request);
        const type = editor.find(recordId)?.type;
        const edited =
          type === undefined
            ? null
            : editor.edit({
                recordId,
                token: form.get('token') ?? '',
                by: actor.userId,
                now,
                isWhole: isAutosave(visit),
                change(shown) {
                  const facts = factsIn(shown);
                  if (facts === null) return shown;
                  const knows = knownTo(records, visit);
                  const typed = readFields(fieldsOf(type), facts, {
                    form,
                    resolve: (words, to) => terms.resolve(words, { to, knows }),
                  });
                  return { ...shown, [RECORD_FILE]: typed };
                },
              });
        if (edited?.outcome === 'saved') {
          records.note({ actor: actor.userId, action: 'record.write', subject: recordId, at: now });
        }
        const standing = isAutosave(visit) ? editor.find(recordId) : null;
        return answerEdit(records, edited, visit, {
          to: afterSave(factsPath(recordId), form),
          more: standing === null ? {} : { dates: datesOf(records, standing, visit) },
        });
      },
    },
  ];
}

/** Back to the form; where a row was asked for, with one more and at its list. */
function afterSave(path: string, form: URLSearchParams): string {
  const list = form.get('add');
  if (list === null || !/^[\w.-]+$/.test(list)) return path;
  return `${path}?rows=${encodeURIComponent(list)}#f.${list}`;
}

const ROWS_ADDED = 3;
const MOST_ALIKE = 5;

function datesOf(
  { timeZone }: Records,
  { value }: Standing,
  { now }: SignedVisit,
): string[] | null {
  const rule = factsIn(value)?.['calendar'];
  return nextDates(rule, dayIn(now, timeZone))?.map(sayDate) ?? null;
}

export function factsData(records: Records, standing: Standing, visit: SignedVisit): FactsData {
  const { terms } = records;
  const { lang, url } = visit;
  const facts = factsIn(standing.value);
  const faults = records.check(standing, visit).faults.filter(({ file }) => file === RECORD_FILE);
  const knows = knownTo(records, visit);
  const more = url.searchParams.getAll('rows');
  return {
    head: headOf(records, standing, visit),
    yaml: standing.files[RECORD_FILE] ?? '',
    nextDates: datesOf(records, standing, visit),
    form:
      facts === null
        ? null
        : toFormView({
            type: standing.type,
            fields: fieldsOf(standing.type),
            facts,
            faults,
            nameOf: (id) => (knows(id) ? `${terms.titleOf(id, lang)} [${id}]` : id),
            alike: (typed, to) =>
              terms
                .search(typed, { to, knows, limit: MOST_ALIKE })
                .map(({ id }) => `${terms.titleOf(id, lang)} [${id}]`),
            moreRows: new Map(more.map((name) => [name, ROWS_ADDED])),
          }),
  };
}
