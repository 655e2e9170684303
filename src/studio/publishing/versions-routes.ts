import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Audit } from '../audit/open-audit.ts';
import { hashFiles, type RecordFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { readForm } from '../http/read-form.ts';
import type { Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import type { Action } from '../policy/actions.ts';
import { may } from '../policy/may.ts';
import type { RecordSubject } from '../policy/subject.ts';
import { compareFiles, type FieldChange } from './compare-files.ts';
import { namesIn } from './names-in.ts';
import { filesAt, type Version, versionsOf } from './versions.ts';

export interface VersionsRoutesOptions {
  holdings: Pick<Holdings, 'find' | 'filesOf'>;
  drafts: DraftStore;
  audit: Audit;
  roots: readonly { path: string; private: boolean }[];
  subjectOf(id: string): RecordSubject | null;
  titleOf(id: string, lang: string): string;
  timeZone: string;
}

export interface VersionsData {
  id: string;
  type: RecordType;
  title: string;
  versions: readonly Omit<Version, 'root'>[];
  /** Commits compared, the older first. */
  compared: { from: string | null; to: string } | null;
  changes: readonly FieldChange[];
  /** What the records they name are called, by id. */
  names: Readonly<Record<string, string>>;
  canRestore: boolean;
}

/** Every published version of a record: compared, and brought back as a new draft. */
export function versionsRoutes(options: VersionsRoutesOptions): readonly StudioRoute[] {
  const { holdings, drafts, audit, roots, subjectOf, titleOf } = options;
  const on =
    (action: Action) =>
    ({ params }: SignedVisit): Asked | null => {
      const subject = subjectOf(params['id'] ?? '');
      return subject === null ? null : { action, subject };
    };
  /** What was said while it was kept is for those who speak for its community. */
  const maySeeKept = ({ actor, now }: SignedVisit, subject: RecordSubject): boolean =>
    may(actor, 'record.decide', subject, now) ||
    (subject.withCustodians.length === 0 && may(actor, 'record.restore', subject, now));
  const versionsFor = async (visit: SignedVisit) => {
    const id = visit.params['id'] ?? '';
    const record = holdings.find(id);
    const subject = subjectOf(id);
    const folder = `${record?.folder.split('/').slice(-2).join('/')}/`;
    const all = record === null ? [] : await versionsOf(folder, roots);
    const isShown = ({ isPrivate }: Version) =>
      !isPrivate || (subject !== null && maySeeKept(visit, subject));
    return { record, folder, versions: all.filter(isShown) };
  };
  return [
    {
      method: 'GET',
      path: '/studio/versions/:id/',
      rule: on('record.read'),
      async answer(visit) {
        const { params, url, actor, now, lang } = visit;
        const id = params['id'] ?? '';
        const { record, folder, versions } = await versionsFor(visit);
        const find = (name: string) =>
          versions.find(({ commit }) => commit === url.searchParams.get(name));
        const to = find('to') ?? versions[0];
        const from = find('from') ?? versions[to === undefined ? 0 : versions.indexOf(to) + 1];
        const text = async (version: Version | undefined): Promise<RecordFiles | null> =>
          version === undefined ? null : await filesAt(version, folder);
        const subject = subjectOf(id);
        const changes = compareFiles(await text(from), (await text(to)) ?? {});
        const data: VersionsData = {
          id,
          type: record?.type ?? 'concept',
          title: titleOf(id, lang),
          versions: versions.map(({ root: _, ...version }) => version),
          compared: to === undefined ? null : { from: from?.commit ?? null, to: to.commit },
          changes,
          names: namesIn(changes, visit, options),
          canRestore: subject !== null && may(actor, 'record.restore', subject, now),
        };
        return { screen: 'versions', data };
      },
    },
    {
      method: 'POST',
      path: '/studio/versions/:id/restore/',
      rule: on('record.restore'),
      async answer(visit) {
        const { request, params, actor, now } = visit;
        const id = params['id'] ?? '';
        const commit = (await readForm(request)).get('commit');
        const { record, folder, versions } = await versionsFor(visit);
        const version = versions.find((one) => one.commit === commit);
        if (record === null || version === undefined) return { to: `/studio/versions/${id}/` };
        const files = await filesAt(version, folder);
        const saved = drafts.save({
          recordId: id,
          type: record.type,
          folder,
          files,
          baseHash: hashFiles(holdings.filesOf(id)),
          changedBy: actor.userId,
          changedAt: now.toISOString(),
          basedOnVersion: drafts.find(id)?.version ?? 0,
        });
        if ('conflict' in saved) return { to: `/studio/review/${id}/` };
        audit.note({
          actor: actor.userId,
          action: 'record.restore',
          subject: id,
          at: now,
          why: version.commit,
          hash: hashFiles(files),
        });
        return {
          to: `/studio/review/${id}/`,
          said: {
            vi: 'Bản cũ đã thành bản nháp. Xem lại rồi gửi duyệt như mọi bản khác.',
            en: 'The old version is a draft now. Look at it and send it for review like any other.',
          },
        };
      },
    },
  ];
}
