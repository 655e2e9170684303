import { ArchiveError } from '#domain/archive-error.ts';
import { readMultipart, type SentFile } from '../../http/read-multipart.ts';
import type { Asked, StudioRoute } from '../../http/route.ts';
import type { Actor } from '../../policy/actor.ts';
import { toToldFile } from '../receive/told-file.ts';
import type { NewUploadData, UploadsData } from '../screens/screen-data.ts';
import { newUploadId } from '../upload-id.ts';
import { MINE, SAVED, type UploadRoutesOptions, type UploadSight } from './upload-sight.ts';

/** The screens of whoever sends files. */
export function sendingRoutes(
  { uploads }: UploadRoutesOptions,
  sight: UploadSight,
): readonly StudioRoute[] {
  const rule = (): Asked => ({ action: 'upload.create', subject: { kind: 'studio' } });
  return [
    {
      method: 'GET',
      path: MINE,
      rule,
      async answer({ actor }) {
        const data: UploadsData = {
          views: await Promise.all(uploads.ofOwner(actor.userId).map(sight.viewOf)),
          room: uploads.room(actor.userId),
        };
        return { screen: 'uploads', data };
      },
    },
    {
      method: 'GET',
      path: `${MINE}new/`,
      rule,
      answer(visit) {
        const batchId = batchOf(visit.url.searchParams, visit.actor);
        return sight.newScreen(visit, batchId, { description: uploads.describe.ofBatch(batchId) });
      },
    },
    {
      method: 'POST',
      path: `${MINE}new/`,
      rule,
      async answer(visit) {
        const { actor, request, now } = visit;
        const { fields, files } = await readMultipart(request);
        const batchId = batchOf(fields, actor);
        const refused = await receiveAll(files, batchId, actor);
        const { description, faults } = sight.readDescription(fields, now);
        if (Object.keys(faults).length > 0 || refused.length > 0) {
          return sight.newScreen(visit, batchId, { description, faults, refused });
        }
        uploads.describe.writeBatch(batchId, { ownerId: actor.userId, description });
        // A page that saves by itself stays where it is.
        const isAside = request.headers.get('accept') === 'application/json';
        if (isAside) return new Response(null, { status: 204 });
        return { to: MINE, said: files.length > 0 ? SENT : SAVED };
      },
    },
  ];

  async function receiveAll(
    files: readonly SentFile[],
    batchId: string,
    actor: Actor,
  ): Promise<NewUploadData['refused']> {
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
  }

  function batchOf(form: URLSearchParams, actor: Actor): string {
    const asked = form.get('batch') ?? '';
    const owner = uploads.describe.ownerOf(asked);
    const isFree = owner === null || owner === actor.userId;
    return /^[a-z2-7]{26}$/.test(asked) && isFree ? asked : newUploadId();
  }
}

const SENT = {
  vi: 'Đã nhận đủ và cất an toàn. Kho đang làm bản nhẹ; bạn có thể tắt trang này.',
  en: 'All of it was received and is safe. Light copies are being made; you may close this page.',
};
