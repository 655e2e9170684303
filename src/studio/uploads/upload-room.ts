import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Audit } from '../audit/open-audit.ts';
import type { StudioRoute } from '../http/route.ts';
import type { MediaJob } from '../jobs/job.ts';
import { openJobs } from '../jobs/open-jobs.ts';
import type { StudioMedia } from '../jobs/studio-media.ts';
import { assetOf } from './asset-of.ts';
import type { KnownRecords } from './known-records.ts';
import type { MediaDrafts } from './media-drafts.ts';
import { openUploads, type Uploads } from './open-uploads.ts';
import { liveRoutes } from './routes/live-routes.ts';
import { tusRoutes } from './routes/tus-routes.ts';
import { uploadRoutes } from './routes/upload-routes.ts';
import type { UploadRoutesOptions } from './routes/upload-sight.ts';

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

export interface UploadRoom {
  routes: readonly StudioRoute[];
  uploads: Uploads;
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
  const live = liveRoutes({ uploads, jobs });
  uploads.goOn().then(() => jobs.goOn(), onError);
  return {
    uploads,
    failedJobs: jobs.failed,
    routes: [
      ...tusRoutes(uploads),
      ...live.routes,
      ...uploadRoutes({ ...options, uploads, jobs, ...media }),
    ],
    async close() {
      live.close();
      await jobs.close();
      await uploads.close();
    },
  };
}
