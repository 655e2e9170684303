import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Audit } from '../audit/open-audit.ts';
import type { StudioRoute } from '../http/route.ts';
import type { MediaJob } from '../jobs/job.ts';
import { openJobs } from '../jobs/open-jobs.ts';
import type { StudioMedia } from '../jobs/studio-media.ts';
import type { Actor } from '../policy/actor.ts';
import { assetOf } from './asset-of.ts';
import type { KnownRecords } from './known-records.ts';
import type { MediaDrafts } from './media-drafts.ts';
import { openUploads, type Uploads } from './open-uploads.ts';
import { liveRoutes } from './routes/live-routes.ts';
import { tusRoutes } from './routes/tus-routes.ts';
import { uploadRoutes } from './routes/upload-routes.ts';
import { MINE, type UploadRoutesOptions, uploadSight } from './routes/upload-sight.ts';
import { toPreview } from './screens/preview.ts';
import type { Preview } from './screens/screen-data.ts';

export interface UploadRoomOptions
  extends Pick<UploadRoutesOptions, 'may' | 'nameOf' | 'timeZone'> {
  database: DatabaseSync;
  /** State folder of the studio. */
  folder: string;
  quotaBytes: number;
  media: StudioMedia;
  known: KnownRecords;
  drafts: MediaDrafts;
  audit: Audit;
  now(): Date;
  onError(error: unknown): void;
}

export type ShownMedia = (
  recordId: string,
  by: { actor: Actor; now: Date },
) => { preview: Preview; folder: string } | null;

export interface UploadRoom {
  routes: readonly StudioRoute[];
  uploads: Uploads;
  /** What shows a file that was sent to somebody who may see it; `null` where nothing does. */
  shownMedia: ShownMedia;
  /** Media that could not be made. */
  failedJobs(): readonly MediaJob[];
  /** Stops the work under way: what is not finished goes on in the next life. */
  close(): Promise<void>;
}

/** Uploads and the making of their media, and what a life before this one left of both. */
export function openUploadRoom(options: UploadRoomOptions): UploadRoom {
  const { database, folder, media, onError, now } = options;
  const jobs = openJobs({
    database,
    media,
    now,
    onError,
    assetOf(recordId) {
      const upload = uploads.ofRecord(recordId);
      return upload === null ? null : assetOf(upload);
    },
  });
  const uploads: Uploads = openUploads({
    ...options,
    folder: join(folder, 'incoming'),
    originals: media.originals,
    tools: media.tools,
    onKept({ recordId }) {
      if (recordId !== null) jobs.ask(recordId);
    },
    async onRemoved({ recordId }) {
      if (recordId !== null) await jobs.remove(recordId);
    },
  });
  const routesOptions = { ...options, uploads, jobs, ...media };
  const sight = uploadSight(routesOptions);
  const live = liveRoutes({ uploads, jobs });
  uploads.goOn().then(() => jobs.goOn(), onError);
  return {
    uploads,
    failedJobs: jobs.failed,
    routes: [...tusRoutes(uploads), ...live.routes, ...uploadRoutes(routesOptions, sight)],
    shownMedia(recordId, { actor, now: at }) {
      const upload = uploads.ofRecord(recordId);
      const asset = upload === null ? null : assetOf(upload);
      const made = asset === null ? null : jobs.describe(asset);
      const preview = made === null ? null : toPreview(made);
      if (upload === null || preview === null) return null;
      if (!options.may(actor, 'upload.read', sight.subjectOf(upload), at)) return null;
      return { preview, folder: `${MINE}${upload.id}/media` };
    },
    async close() {
      live.close();
      await jobs.close();
      await uploads.close();
    },
  };
}
