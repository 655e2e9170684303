import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { readForm } from '../http/read-form.ts';
import type { Answer, Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import { answerEdit } from './answer-edit.ts';
import type { DraftFault } from './checking/check-draft.ts';
import { describePath } from './conflict/describe-path.ts';
import { readResolutions, withResolutions } from './conflict/read-resolution.ts';
import { factsIn } from './editing/record-value.ts';
import { toFaultView } from './form/fault-words.ts';
import type { FaultView } from './form/field-view.ts';
import { knownTo } from './known-to.ts';
import type { Records } from './open-records.ts';
import { headOf, type RecordHead } from './record-head.ts';
import { type TextState, textStates } from './texts/text-states.ts';

export interface RecordData {
  head: RecordHead;
  texts: readonly TextState[];
  faults: readonly (FaultView & { file: string; at: Bilingual })[];
  media: readonly { id: string; title: string }[];
  versions: readonly { version: number; by: string | null; at: string }[];
  locales: readonly string[];
  /** Those that somebody may want to write in. */
  languages: readonly string[];
}

const MOST_VERSIONS = 30;

/** Of the site, and those that communities of the archive speak. */
function languagesOf({ holdings, locales }: Records): string[] {
  const spoken = holdings
    .list('community')
    .flatMap((record) => (record.type === 'community' ? record.languages : []));
  return [...new Set([...locales, ...spoken])];
}

/** The field of a fault, in words. */
export function whereOf(type: RecordType, { file, path }: DraftFault): Bilingual {
  const steps = path === '' ? [] : path.split('.');
  return describePath(type, [
    file,
    ...steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  ]);
}

/** One record: its state, its texts, what is wrong with it, who changed it. */
export function recordRoutes(records: Records): readonly StudioRoute[] {
  const { editor, holdings, drafts, terms, locales } = records;
  return [
    {
      method: 'GET',
      path: '/studio/records/:id/',
      rule({ params }: SignedVisit): Asked | null {
        const subject = holdings.subjectOf(params['id'] ?? '');
        return subject === null ? null : { action: 'record.read', subject };
      },
      answer(visit): Answer {
        const standing = editor.find(visit.params['id'] ?? '');
        if (standing === null) return { screen: 'not-found', status: 404, data: null };
        const knows = knownTo(records, visit);
        const media = factsIn(standing.value)?.['media'];
        const ids = Array.isArray(media) ? media.filter((id) => typeof id === 'string') : [];
        const data: RecordData = {
          head: headOf(records, standing, visit),
          texts: textStates(standing, locales, records.textSources),
          faults: records.check(standing, visit).faults.map((fault) => ({
            ...toFaultView(fault),
            file: fault.fault.name === 'missing-title' ? 'vi.md' : fault.file,
            at: whereOf(standing.type, fault),
          })),
          media: ids.filter(knows).map((id) => ({ id, title: terms.titleOf(id, visit.lang) })),
          versions: drafts
            .versions(standing.recordId)
            .slice(0, MOST_VERSIONS)
            .map(({ version, changedBy, changedAt }) => ({
              version,
              by: records.nameOf(changedBy),
              at: changedAt,
            })),
          locales,
          languages: languagesOf(records),
        };
        return { screen: 'record', data };
      },
    },
    {
      method: 'POST',
      path: '/studio/records/:id/resolve/',
      rule({ params, actor, now }: SignedVisit): Asked | null {
        const subject = holdings.subjectOf(params['id'] ?? '');
        if (subject === null) return null;
        const writes = records.may(actor, 'record.write', subject, now);
        return { action: writes ? 'record.write' : 'record.translate', subject };
      },
      async answer(visit): Promise<Answer> {
        const { actor, now, params } = visit;
        const recordId = params['id'] ?? '';
        const form = await readForm(visit.request);
        const subject = holdings.subjectOf(recordId);
        const writes = subject !== null && records.may(actor, 'record.write', subject, now);
        const chosen = readResolutions(form).filter(
          ({ path }) => writes || String(path[0]).endsWith('.md'),
        );
        const edited = editor.edit({
          recordId,
          token: form.get('token') ?? '',
          by: actor.userId,
          now,
          change: (shown) =>
            withResolutions(
              shown,
              chosen.filter(({ path }) => path[0] !== undefined && path[0] in shown),
            ),
        });
        if (edited?.outcome === 'saved') {
          records.note({ actor: actor.userId, action: 'record.write', subject: recordId, at: now });
        }
        return answerEdit(records, edited, visit, { to: `/studio/records/${recordId}/` });
      },
    },
  ];
}
