import type { StudioRoute } from '../../http/route.ts';
import { oneUploadRoutes } from './one-upload-routes.ts';
import { sendingRoutes } from './sending-routes.ts';
import { setAsideRoutes } from './set-aside-routes.ts';
import type { UploadRoutesOptions, UploadSight } from './upload-sight.ts';

/** All screens of uploads; the lines that bring files in are in tus-routes.ts, their live state in live-routes.ts. */
export function uploadRoutes(
  options: UploadRoutesOptions,
  sight: UploadSight,
): readonly StudioRoute[] {
  return [
    ...sendingRoutes(options, sight),
    ...setAsideRoutes(options, sight),
    ...oneUploadRoutes(options, sight),
  ];
}
