import type { ObjectStore } from '#store/object-store.ts';
import type { Audit } from '../../audit/open-audit.ts';
import type { Asked, Screen, SignedVisit } from '../../http/route.ts';
import type { MediaJobs } from '../../jobs/open-jobs.ts';
import type { Action } from '../../policy/actions.ts';
import type { Actor } from '../../policy/actor.ts';
import type { Subject } from '../../policy/subject.ts';
import { assetOf } from '../asset-of.ts';
import { type Description, type Faults, readDescription } from '../describe/description.ts';
import type { KnownRecords } from '../known-records.ts';
import type { MediaDrafts } from '../media-drafts.ts';
import type { Uploads } from '../open-uploads.ts';
import { toPreview } from '../screens/preview.ts';
import type { NewUploadData, OneUploadData } from '../screens/screen-data.ts';
import { toUploadView, type UploadView } from '../screens/upload-view.ts';
import type { Upload } from '../upload.ts';

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
export const SET_ASIDE = '/studio/set-aside/';
export const SAVED = { vi: 'Đã lưu.', en: 'Saved.' };

/** What the routes of uploads share: whose an upload is, and how it is shown. */
export interface UploadSight {
  subjectOf(upload: Upload): Subject & { kind: 'upload' };
  /** Of the upload that the path names. */
  asking(action: Action): (visit: SignedVisit) => Asked | null;
  /** The upload that the path names, which its rule has found. */
  named(visit: SignedVisit): Upload;
  note(visit: SignedVisit, action: Action, upload: Upload): void;
  viewOf(upload: Upload): Promise<UploadView>;
  newScreen(
    visit: SignedVisit,
    batchId: string,
    given: Partial<NewUploadData> & { description: Description },
  ): Promise<Screen>;
  oneScreen(
    visit: SignedVisit,
    upload: Upload,
    given?: { description: Description; faults: Faults },
  ): Promise<Screen>;
  readDescription(form: URLSearchParams, now: Date): { description: Description; faults: Faults };
}

export function uploadSight(options: UploadRoutesOptions): UploadSight {
  const { uploads, jobs, known, drafts, audit, may } = options;
  const find = ({ params }: SignedVisit): Upload | null => uploads.find(params['id'] ?? '');

  const sight: UploadSight = {
    subjectOf(upload) {
      const { community } = uploads.describe.of(upload);
      const communities = community === '' ? [] : [community];
      return { kind: 'upload', ownerId: upload.ownerId, communities };
    },
    asking: (action) => (visit) => {
      const upload = find(visit);
      return upload === null ? null : { action, subject: sight.subjectOf(upload) };
    },
    named(visit) {
      const upload = find(visit);
      if (upload === null) throw new Error('an upload vanished between its rule and its answer');
      return upload;
    },
    note({ actor, now }, action, { id, sha256 }) {
      const hash = sha256 === null ? {} : { hash: sha256 };
      audit.note({ actor: actor.userId, action, subject: id, at: now, ...hash });
    },
    viewOf: async (upload) =>
      toUploadView(upload, {
        job: upload.recordId === null ? null : jobs.find(upload.recordId),
        receivedBytes: await uploads.receivedBytes(upload),
        title: uploads.describe.of(upload).title,
        isPublished: upload.recordId !== null && known.has(upload.recordId),
      }),
    async newScreen({ actor }, batchId, given) {
      const ofBatch = uploads.ofBatch(batchId).filter(({ ownerId }) => ownerId === actor.userId);
      const data: NewUploadData = {
        batchId,
        faults: {},
        refused: [],
        choices: known.choices(),
        room: uploads.room(actor.userId),
        views: await Promise.all(ofBatch.map(sight.viewOf)),
        ...given,
      };
      const isFaulty = data.refused.length > 0 || Object.keys(data.faults).length > 0;
      return { screen: 'upload-new', data, status: isFaulty ? 422 : 200 };
    },
    async oneScreen({ actor, now }, upload, given) {
      const subject = sight.subjectOf(upload);
      const asset = assetOf(upload);
      const made = asset === null ? null : jobs.describe(asset);
      const { kind, mediaType, facts, sha256, createdAt } = upload;
      const data: OneUploadData = {
        view: await sight.viewOf(upload),
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
        record: recordOf(upload),
        twins: uploads
          .twinsOf(upload)
          .filter((twin) => may(actor, 'upload.read', sight.subjectOf(twin), now))
          .map(({ id, name }) => ({ id, name })),
        preview: made === null ? null : toPreview(made),
      };
      return { screen: 'upload-one', data, status: given === undefined ? 200 : 422 };
    },
    readDescription: (form, now) =>
      readDescription(form, {
        choices: known.choices(),
        today: new Intl.DateTimeFormat('sv-SE', { timeZone: options.timeZone }).format(now),
      }),
  };
  return sight;

  function recordOf({ recordId, state }: Upload): OneUploadData['record'] {
    if (recordId === null) return null;
    return {
      id: recordId,
      isPublished: known.has(recordId),
      isWrittenElsewhere: state === 'kept' && !drafts.isUntouched(recordId),
    };
  }
}
