import { ArchiveError } from '#domain/archive-error.ts';
import { originalKey } from '#media-pipeline/originals/original-key.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Audit } from '../audit/open-audit.ts';
import { answerObject } from '../http/private-object.ts';
import { readForm } from '../http/read-form.ts';
import { readMultipart, type SentFile } from '../http/read-multipart.ts';
import type { Asked, Screen, SignedVisit, StudioRoute } from '../http/route.ts';
import type { MediaJobs } from '../jobs/open-jobs.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import type { Subject } from '../policy/subject.ts';
import { assetOf } from './asset-of.ts';
import { type Description, type Faults, readDescription } from './describe/description.ts';
import type { KnownRecords } from './known-records.ts';
import type { MediaDrafts } from './media-drafts.ts';
import type { Uploads } from './open-uploads.ts';
import { toToldFile } from './receive/told-file.ts';
import { toPreview } from './screens/preview.ts';
import type {
  NewUploadData,
  OneUploadData,
  SetAsideData,
  UploadsData,
} from './screens/screen-data.ts';
import { toUploadView, type UploadView } from './screens/upload-view.ts';
import type { Upload } from './upload.ts';
import { newUploadId } from './upload-id.ts';

export interface UploadRoutesOptions {
  uploads: Uploads;
  jobs: MediaJobs;
  known: KnownRecords;
  drafts: MediaDrafts;
  audit: Audit;
  originals: ObjectStore;
  derivatives: ObjectStore;
  /** Of the site: a day is a day there. */
  timeZone: string;
  may(actor: Actor, action: Action, subject: Subject, now: Date): boolean;
  /** As they wish to be called; `null` for somebody who is no more. */
  nameOf(userId: string): string | null;
}

export const MINE = '/studio/uploads/';
const SET_ASIDE = '/studio/set-aside/';
const ONE = `${MINE}:id/`;

/** The screens of whoever sends files, and of the officer who looks after what could not be used. */
export function uploadRoutes(options: UploadRoutesOptions): readonly StudioRoute[] {
  const { uploads, jobs, known, drafts, audit, may, originals, derivatives } = options;
  const incoming = fileObjectStore(uploads.incoming.folder);

  const find = ({ params }: SignedVisit): Upload | null => uploads.find(params['id'] ?? '');
  const subjectOf = (upload: Upload): Subject & { kind: 'upload' } => {
    const { community } = uploads.describe.of(upload);
    const communities = community === '' ? [] : [community];
    return { kind: 'upload', ownerId: upload.ownerId, communities };
  };
  const asking =
    (action: Action) =>
    (visit: SignedVisit): Asked | null => {
      const upload = find(visit);
      return upload === null ? null : { action, subject: subjectOf(upload) };
    };
  const sending = (): Asked => ({ action: 'upload.create', subject: { kind: 'studio' } });
  const note = ({ actor, now }: SignedVisit, action: Action, { id, sha256 }: Upload) =>
    audit.note({
      actor: actor.userId,
      action,
      subject: id,
      at: now,
      ...(sha256 === null ? {} : { hash: sha256 }),
    });
  const viewOf = async (upload: Upload): Promise<UploadView> =>
    toUploadView(upload, {
      job: upload.recordId === null ? null : jobs.find(upload.recordId),
      receivedBytes: await uploads.receivedBytes(upload),
    });
  const viewsOf = (list: readonly Upload[]) => Promise.all(list.map(viewOf));

  const newScreen = async (
    { actor }: SignedVisit,
    batchId: string,
    given: Partial<NewUploadData> & { description: Description },
    status = 200,
  ): Promise<Screen> => {
    const ofBatch = uploads.ofBatch(batchId).filter(({ ownerId }) => ownerId === actor.userId);
    const data: NewUploadData = {
      batchId,
      faults: {},
      refused: [],
      choices: known.choices(),
      room: uploads.room(actor.userId),
      views: await viewsOf(ofBatch),
      ...given,
    };
    return { screen: 'upload-new', data, status };
  };
  const oneScreen = async (
    { actor, now }: SignedVisit,
    upload: Upload,
    given: { description: Description; faults: Faults } | null = null,
  ): Promise<Screen> => {
    const subject = subjectOf(upload);
    const asset = assetOf(upload);
    const made = asset === null ? null : jobs.describe(asset);
    const { kind, mediaType, facts, sha256, createdAt, recordId } = upload;
    const data: OneUploadData = {
      view: await viewOf(upload),
      kind,
      mediaType: mediaType ?? facts?.mediaType ?? null,
      facts,
      sha256,
      createdAt,
      mayDescribe: may(actor, 'upload.describe', subject, now),
      mayRemove: may(actor, 'upload.remove', subject, now),
      isOwn: upload.ownerId === actor.userId,
      description: given?.description ?? uploads.describe.of(upload),
      hasOwn: uploads.describe.hasOwn(upload.id),
      faults: given?.faults ?? {},
      choices: known.choices(),
      record:
        recordId === null
          ? null
          : {
              id: recordId,
              isPublished: known.has(recordId),
              isWrittenElsewhere: upload.state === 'kept' && !drafts.isUntouched(recordId),
            },
      twins: uploads
        .twinsOf(upload)
        .filter((twin) => may(actor, 'upload.read', subjectOf(twin), now))
        .map(({ id, name }) => ({ id, name })),
      preview: made === null ? null : toPreview(made),
    };
    return { screen: 'upload-one', data, status: given === null ? 200 : 422 };
  };
  const readAs = async (form: URLSearchParams, { now }: SignedVisit) =>
    readDescription(form, {
      choices: known.choices(),
      today: new Intl.DateTimeFormat('sv-SE', { timeZone: options.timeZone }).format(now),
    });
  const receiveAll = async (files: readonly SentFile[], batchId: string, actor: Actor) => {
    const refused: NewUploadData['refused'] = [];
    for (const { name, bytes } of files) {
      const told = toToldFile({ filename: name, batch: batchId }, bytes.length);
      try {
        await uploads.receive(await uploads.begin(told, { ownerId: actor.userId }), bytes);
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error;
        refused.push({ name: told.name, reason: error.what });
      }
    }
    return refused;
  };
  const batchOf = (form: URLSearchParams, actor: Actor): string => {
    const asked = form.get('batch') ?? '';
    const owner = uploads.describe.ownerOf(asked);
    const isFree = owner === null || owner === actor.userId;
    return /^[a-z2-7]{26}$/.test(asked) && isFree ? asked : newUploadId();
  };

  return [
    {
      method: 'GET',
      path: MINE,
      rule: sending,
      async answer({ actor }) {
        const data: UploadsData = {
          views: await viewsOf(uploads.ofOwner(actor.userId)),
          room: uploads.room(actor.userId),
        };
        return { screen: 'uploads', data };
      },
    },
    {
      method: 'GET',
      path: `${MINE}new/`,
      rule: sending,
      answer(visit) {
        const batchId = batchOf(visit.url.searchParams, visit.actor);
        return newScreen(visit, batchId, { description: uploads.describe.ofBatch(batchId) });
      },
    },
    {
      method: 'POST',
      path: `${MINE}new/`,
      rule: sending,
      async answer(visit) {
        const { actor, request } = visit;
        const { fields, files } = await readMultipart(request);
        const batchId = batchOf(fields, actor);
        const refused = await receiveAll(files, batchId, actor);
        const { description, faults } = await readAs(fields, visit);
        if (Object.keys(faults).length > 0 || refused.length > 0) {
          return newScreen(visit, batchId, { description, faults, refused }, 422);
        }
        uploads.describe.writeBatch(batchId, { ownerId: actor.userId, description });
        // A page that saves by itself stays where it is.
        const isAside = request.headers.get('accept') === 'application/json';
        if (isAside) return new Response(null, { status: 204 });
        return { to: MINE, said: files.length > 0 ? SENT : SAVED };
      },
    },
    {
      method: 'GET',
      path: SET_ASIDE,
      rule: () => ({ action: 'job.read', subject: { kind: 'studio' } }),
      async answer({ actor, now }) {
        const mayRead = (upload: Upload) => may(actor, 'upload.read', subjectOf(upload), now);
        const failed = jobs.failed().flatMap(({ recordId }) => {
          const upload = uploads.ofRecord(recordId);
          return upload !== null && mayRead(upload) ? [{ upload, recordId }] : [];
        });
        const data: SetAsideData = {
          quarantined: await Promise.all(
            uploads
              .quarantined()
              .filter(mayRead)
              .map(async (upload) => ({
                view: await viewOf(upload),
                sender: options.nameOf(upload.ownerId) ?? '—',
                createdAt: upload.createdAt,
              })),
          ),
          failed: await Promise.all(
            failed.map(async ({ upload, recordId }) => ({ view: await viewOf(upload), recordId })),
          ),
        };
        return { screen: 'upload-set-aside', data };
      },
    },
    {
      method: 'GET',
      path: ONE,
      rule: asking('upload.read'),
      answer: async (visit) => oneScreen(visit, found(find(visit))),
    },
    {
      method: 'POST',
      path: `${ONE}describe/`,
      rule: asking('upload.describe'),
      async answer(visit) {
        const upload = found(find(visit));
        const { description, faults } = await readAs(await readForm(visit.request), visit);
        if (Object.keys(faults).length > 0)
          return oneScreen(visit, upload, { description, faults });
        uploads.describe.writeOne(upload, { description, by: visit.actor.userId });
        note(visit, 'upload.describe', upload);
        return { to: `${MINE}${upload.id}/`, said: SAVED };
      },
    },
    {
      method: 'POST',
      path: `${ONE}remove/`,
      rule: asking('upload.remove'),
      async answer(visit) {
        const upload = found(find(visit));
        await uploads.remove(upload.id);
        note(visit, 'upload.remove', upload);
        const isOwn = upload.ownerId === visit.actor.userId;
        return { to: isOwn ? MINE : SET_ASIDE, said: REMOVED };
      },
    },
    {
      method: 'POST',
      path: `${ONE}look-again/`,
      rule: asking('job.change'),
      async answer(visit) {
        const upload = found(find(visit));
        if (upload.state === 'quarantined') await uploads.lookAgain(upload.id);
        else if (upload.recordId !== null) await jobs.retry(upload.recordId);
        note(visit, 'job.change', upload);
        return { to: `${MINE}${upload.id}/` };
      },
    },
    {
      method: 'POST',
      path: `${ONE}cancel/`,
      rule: asking('job.change'),
      async answer(visit) {
        const upload = found(find(visit));
        if (upload.recordId !== null) await jobs.cancel(upload.recordId);
        note(visit, 'job.change', upload);
        return { to: `${MINE}${upload.id}/` };
      },
    },
    {
      method: 'GET',
      path: `${ONE}original`,
      rule: asking('upload.read'),
      async answer(visit) {
        const { id, state, sha256, name } = found(find(visit));
        const isKept = state === 'kept' && sha256 !== null;
        if (!isKept && state !== 'quarantined') return new Response(null, { status: 404 });
        const answer = await answerObject(visit.request, {
          store: isKept ? originals : incoming,
          key: isKept ? originalKey(sha256) : id,
          // Whatever it is, it is saved and not opened here.
          mediaType: 'application/octet-stream',
          fileName: name,
        });
        return answer ?? new Response(null, { status: 404 });
      },
    },
    {
      method: 'GET',
      path: `${ONE}media/:label`,
      rule: asking('upload.read'),
      async answer(visit) {
        const asset = assetOf(found(find(visit)));
        const made = asset === null ? null : jobs.describe(asset);
        const derivative = made?.derivatives.find(
          ({ label, set }) => set === null && label === visit.params['label'],
        );
        const answer =
          derivative === undefined
            ? null
            : await answerObject(visit.request, { ...derivative, store: derivatives });
        return answer ?? new Response(null, { status: 404 });
      },
    },
  ];
}

/** What a rule has found is there when the answer is given. */
function found(upload: Upload | null): Upload {
  if (upload === null) throw new Error('an upload vanished between its rule and its answer');
  return upload;
}

const SENT = {
  vi: 'Đã nhận đủ và cất an toàn. Kho đang làm bản nhẹ; bạn có thể tắt trang này.',
  en: 'All of it was received and is safe. Light copies are being made; you may close this page.',
};
const SAVED = { vi: 'Đã lưu.', en: 'Saved.' };
const REMOVED = { vi: 'Đã xóa tệp.', en: 'The file was deleted.' };
