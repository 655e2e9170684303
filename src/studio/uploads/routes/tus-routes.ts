import { Metadata } from '@tus/server';
import { ArchiveError } from '#domain/archive-error.ts';
import type { Asked, SignedVisit, StudioRoute } from '../../http/route.ts';
import type { Uploads } from '../open-uploads.ts';
import { readToldFile } from '../receive/told-file.ts';
import { TUS_PATH, toFault } from '../receive/tus-server.ts';
import { uploadUnclear } from '../upload-errors.ts';

/**
 * The tus protocol. An upload is resumed, seen and ended by whoever began it, and by nobody else,
 * whatever their role: for all others it is not there.
 */
export function tusRoutes(uploads: Uploads): readonly StudioRoute[] {
  const own = ({ actor, params }: SignedVisit): Asked | null => {
    const upload = uploads.find(params['id'] ?? '');
    if (upload === null || upload.ownerId !== actor.userId) return null;
    return {
      action: 'upload.read',
      subject: { kind: 'upload', ownerId: upload.ownerId, communities: [] },
    };
  };
  const answer = ({ request }: SignedVisit) => uploads.tus.answer(request);
  return [
    {
      method: 'POST',
      path: TUS_PATH,
      rule: () => ({ action: 'upload.create', subject: { kind: 'studio' } }),
      async answer({ request, actor }) {
        try {
          const told = readToldFile(request.headers, Metadata.parse);
          if (told === null) throw uploadUnclear();
          const { batchId } = told;
          const owner = batchId === null ? null : uploads.describe.ownerOf(batchId);
          const isOthers = owner !== null && owner !== actor.userId;
          const { id } = await uploads.begin(
            { ...told, batchId: isOthers ? null : batchId },
            { ownerId: actor.userId },
          );
          return await uploads.tus.create(request, id);
        } catch (error) {
          if (!(error instanceof ArchiveError)) throw error;
          const { status_code: status, body } = toFault(error);
          return new Response(body, {
            status,
            headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
          });
        }
      },
    },
    { method: 'HEAD', path: `${TUS_PATH}/:id`, rule: own, answer },
    { method: 'PATCH', path: `${TUS_PATH}/:id`, rule: own, answer },
    { method: 'DELETE', path: `${TUS_PATH}/:id`, rule: own, answer },
  ];
}
