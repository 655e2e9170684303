import { TEXT_STATUSES, type TextStatus } from '#domain/public/vocabulary.ts';
import { isLanguageTag } from '#domain/text.ts';
import { readForm } from '../../http/read-form.ts';
import type { Answer, Asked, SignedVisit, StudioRoute } from '../../http/route.ts';
import { answerEdit, isAutosave } from '../answer-edit.ts';
import type { Standing } from '../editing/edit-record.ts';
import { type TextValue, textIn } from '../editing/record-value.ts';
import { isSame } from '../editing/same.ts';
import { toFaultView } from '../form/fault-words.ts';
import type { FaultView } from '../form/field-view.ts';
import type { Records } from '../open-records.ts';
import { headOf, type RecordHead } from '../record-head.ts';
import { readText } from './read-text.ts';
import { hashText } from './text-sources.ts';
import { sourceFileOf, type TextState, textState, textStates } from './text-states.ts';

export interface TextData {
  head: RecordHead;
  text: TextState;
  /** The text beside it; `null` where there is none to translate from. */
  source: { file: string; lang: string; text: TextValue; hash: string } | null;
  others: readonly TextState[];
  statuses: readonly TextStatus[];
  faults: { title: FaultView[]; summary: FaultView[]; rest: FaultView[] };
}

export const textPath = (id: string, name: string) => `/studio/records/${id}/texts/${name}/`;

/** A record's text in one language, beside the one it is translated from. */
export function textRoutes(records: Records): readonly StudioRoute[] {
  const { editor, holdings, textSources } = records;
  const rule = ({ params, actor, now }: SignedVisit): Asked | null => {
    const subject = holdings.subjectOf(params['id'] ?? '');
    if (subject === null || fileOf(params['name'] ?? '') === null) return null;
    const writes = records.may(actor, 'record.write', subject, now);
    return { action: writes ? 'record.write' : 'record.translate', subject };
  };
  return [
    {
      // Where the language is typed into a form.
      method: 'GET',
      path: '/studio/records/:id/texts/',
      rule: (visit) => rule({ ...visit, params: { ...visit.params, name: askedName(visit) } }),
      answer: (visit) => ({ to: textPath(visit.params['id'] ?? '', askedName(visit)) }),
    },
    {
      method: 'GET',
      path: '/studio/records/:id/texts/:name/',
      rule,
      answer(visit): Answer {
        const standing = editor.find(visit.params['id'] ?? '');
        const file = fileOf(visit.params['name'] ?? '');
        if (standing === null || file === null) return NOT_FOUND;
        return { screen: 'record-text', data: textData(records, standing, file, visit) };
      },
    },
    {
      method: 'POST',
      path: '/studio/records/:id/texts/:name/',
      rule,
      async answer(visit): Promise<Answer> {
        const { actor, now, params } = visit;
        const recordId = params['id'] ?? '';
        const name = params['name'] ?? '';
        const file = fileOf(name);
        if (file === null) return NOT_FOUND;
        const form = await readForm(visit.request);
        const statuses = statusesFor(records, recordId, visit);
        const edited = editor.edit({
          recordId,
          token: form.get('token') ?? '',
          by: actor.userId,
          now,
          isWhole: isAutosave(visit),
          change(shown) {
            const before = textIn(shown, file);
            // A file nobody can read is mended in the repository, not written over here.
            if (before === null && file in shown) return shown;
            const text = readText({ form, before, statuses });
            if (text === null || (before !== null && isSame(text, before))) return shown;
            return { ...shown, [file]: text };
          },
        });
        if (edited?.outcome === 'saved') {
          records.note({
            actor: actor.userId,
            action: 'record.translate',
            subject: recordId,
            at: now,
          });
        }
        noteSource({ recordId, file, form, by: actor.userId, now });
        return answerEdit(records, edited, visit, { to: textPath(recordId, name) });
      },
    },
  ];

  /** What the translator had beside them: at the first save, and whenever they say that they compared. */
  function noteSource(options: {
    recordId: string;
    file: string;
    form: URLSearchParams;
    by: string;
    now: Date;
  }): void {
    const { form, recordId, file } = options;
    const sourceFile = form.get('sourceFile');
    const sourceHash = form.get('sourceHash');
    if (sourceFile === null || sourceHash === null || fileOf(sourceFile.slice(0, -3)) === null)
      return;
    const isFirst = textSources.find(recordId, file) === null;
    if (isFirst || form.has('compared')) textSources.note({ ...options, sourceFile, sourceHash });
  }
}

function askedName({ url }: SignedVisit): string {
  const lang = (url.searchParams.get('lang') ?? '').trim();
  return url.searchParams.has('narrative') ? `${lang}.narrative` : lang;
}

const NOT_FOUND = { screen: 'not-found', status: 404, data: null };

/** `km.narrative` → `km.narrative.md`; `null` for a name that is no language. */
function fileOf(name: string): string | null {
  const lang = /^([A-Za-z0-9-]+)(?:\.narrative)?$/.exec(name)?.[1];
  return lang !== undefined && isLanguageTag(lang) ? `${name}.md` : null;
}

/** Editors and custodians say that a text was reviewed; that the community approved it, a custodian alone. */
function statusesFor(records: Records, recordId: string, visit: SignedVisit): TextStatus[] {
  const subject = records.holdings.subjectOf(recordId);
  const may = (action: 'record.submit' | 'record.decide') =>
    subject !== null && records.may(visit.actor, action, subject, visit.now);
  return TEXT_STATUSES.filter(
    (status) =>
      status === 'draft' ||
      (status === 'reviewed' && may('record.submit')) ||
      (status === 'approved-by-community' && may('record.decide')),
  );
}

function textData(
  records: Records,
  standing: Standing,
  file: string,
  visit: SignedVisit,
): TextData {
  const { textSources, locales } = records;
  const text = textState(standing, file, textSources);
  const sourceFile = sourceFileOf(standing, text, visit.url.searchParams.get('from'));
  const source = sourceFile === null ? null : textIn(standing.value, sourceFile);
  const faults = records.check(standing, visit).faults.filter((fault) => fault.file === file);
  const at = (path: string) => faults.filter((fault) => fault.path === path).map(toFaultView);
  return {
    head: headOf(records, standing, visit),
    text,
    source:
      source === null || sourceFile === null
        ? null
        : {
            file: sourceFile,
            lang: sourceFile.slice(0, -3),
            text: source,
            hash: hashText(source),
          },
    others: textStates(standing, locales, textSources),
    statuses: statusesFor(records, standing.recordId, visit),
    faults: {
      title: at('title'),
      summary: at('summary'),
      rest: faults.filter(({ path }) => path !== 'title' && path !== 'summary').map(toFaultView),
    },
  };
}
