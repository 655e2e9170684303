import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toSiteSettings } from '#domain/archive-config.ts';
import type { BundledAssets } from '#release/assets/bundle-assets.ts';
import type { RenderSitePage } from '#release/render/open-page-renderer.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import type { StudioRoute } from '../http/route.ts';
import type { StudioOptions } from '../studio-options.ts';
import { areaRoutes } from './area-routes.ts';
import { openArea } from './open-area.ts';

export interface AreaRoomOptions
  extends Pick<
    StudioOptions,
    'root' | 'state' | 'config' | 'contentRoots' | 'withdrawals' | 'media'
  > {
  holdings: Holdings;
  /** Browser files and pages of the public site. */
  assets(): Promise<BundledAssets>;
  pages(): Promise<RenderSitePage>;
  titleOf(id: string, lang: string): string;
  /** Names the code that projects. */
  programKey: string;
}

/** The community area: what members may see, read, found and heard. */
export function openAreaRoom(options: AreaRoomOptions): {
  routes: readonly StudioRoute[];
  close(): void;
} {
  const { root, state, config, media } = options;
  const { timeZone, scheduler } = config.site;
  const site = toSiteSettings(config);
  const area = openArea({
    ...options,
    folder: join(state, 'studio', 'area'),
    mediaFolder: media.folder,
    site,
    timeZone,
    scheduler,
  });
  const routes = areaRoutes({
    ...options,
    area,
    site,
    derivatives: media.derivatives,
    publicFiles: new Set(readdirSync(join(root, 'public'))),
  });
  return { routes, close: area.close };
}
