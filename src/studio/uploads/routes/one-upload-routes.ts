import { originalKey } from '#media-pipeline/originals/original-key.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import { answerObject } from '../../http/private-object.ts';
import { readForm } from '../../http/read-form.ts';
import type { StudioRoute } from '../../http/route.ts';
import { assetOf } from '../asset-of.ts';
import {
  MINE,
  SAVED,
  SET_ASIDE,
  type UploadRoutesOptions,
  type UploadSight,
} from './upload-sight.ts';

const ONE = `${MINE}:id/`;
const ABSENT = () => new Response(null, { status: 404 });

/** One upload: what is said of it, what is done with it, and its files for those who may see them. */
export function oneUploadRoutes(
  { uploads, jobs, originals, derivatives }: UploadRoutesOptions,
  { asking, named, note, oneScreen, readDescription }: UploadSight,
): readonly StudioRoute[] {
  const incoming = fileObjectStore(uploads.incoming.folder);
  return [
    {
      method: 'GET',
      path: ONE,
      rule: asking('upload.read'),
      answer: (visit) => oneScreen(visit, named(visit)),
    },
    {
      method: 'POST',
      path: `${ONE}describe/`,
      rule: asking('upload.describe'),
      async answer(visit) {
        const upload = named(visit);
        const { description, faults } = readDescription(await readForm(visit.request), visit.now);
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
        const upload = named(visit);
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
        const upload = named(visit);
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
        const upload = named(visit);
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
        const { id, state, sha256, name } = named(visit);
        const isKept = state === 'kept' && sha256 !== null;
        if (!isKept && state !== 'quarantined') return ABSENT();
        const answer = await answerObject(visit.request, {
          store: isKept ? originals : incoming,
          key: isKept ? originalKey(sha256) : id,
          // Whatever it is, it is saved and not opened here.
          mediaType: 'application/octet-stream',
          fileName: name,
        });
        return answer ?? ABSENT();
      },
    },
    {
      method: 'GET',
      path: `${ONE}media/:label`,
      rule: asking('upload.read'),
      async answer(visit) {
        const asset = assetOf(named(visit));
        const made = asset === null ? null : jobs.describe(asset);
        const derivative = made?.derivatives.find(
          ({ label, set }) => set === null && label === visit.params['label'],
        );
        if (derivative === undefined) return ABSENT();
        const answer = await answerObject(visit.request, { ...derivative, store: derivatives });
        return answer ?? ABSENT();
      },
    },
  ];
}

const REMOVED = { vi: 'Đã xóa tệp.', en: 'The file was deleted.' };
