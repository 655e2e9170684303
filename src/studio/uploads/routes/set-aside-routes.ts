import type { StudioRoute } from '../../http/route.ts';
import type { SetAsideData } from '../screens/screen-data.ts';
import type { Upload } from '../upload.ts';
import { SET_ASIDE, type UploadRoutesOptions, type UploadSight } from './upload-sight.ts';

/** For the officer who looks after what could not be used. */
export function setAsideRoutes(
  { uploads, jobs, may, nameOf }: UploadRoutesOptions,
  sight: UploadSight,
): readonly StudioRoute[] {
  return [
    {
      method: 'GET',
      path: SET_ASIDE,
      rule: () => ({ action: 'job.read', subject: { kind: 'studio' } }),
      async answer({ actor, now }) {
        const mayRead = (upload: Upload) => may(actor, 'upload.read', sight.subjectOf(upload), now);
        const failed = jobs.failed().flatMap(({ recordId }) => {
          const upload = uploads.ofRecord(recordId);
          return upload !== null && mayRead(upload) ? [{ upload, recordId }] : [];
        });
        const quarantined = uploads.quarantined().filter(mayRead);
        const data: SetAsideData = {
          quarantined: await Promise.all(
            quarantined.map(async (upload) => ({
              view: await sight.viewOf(upload),
              sender: nameOf(upload.ownerId) ?? '—',
              createdAt: upload.createdAt,
            })),
          ),
          failed: await Promise.all(
            failed.map(async ({ upload, recordId }) => ({
              view: await sight.viewOf(upload),
              recordId,
            })),
          ),
        };
        return { screen: 'upload-set-aside', data };
      },
    },
  ];
}
