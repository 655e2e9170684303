import { routes } from '#domain/public/routes.ts';
import { apiRoutes } from '#exports/api/api-routes.ts';
import type { Page } from '#layouts/page.ts';
import type { PublicRecords } from '#public-records/reader.ts';

/** What programs take of the archive as a whole, so far as it is there. */
export function openData(page: Page, records: PublicRecords): { words: string; file: string }[] {
  const { t, site } = page;
  const link = (key: 'dataset' | 'api' | 'oai' | 'iiif' | 'national', route: string) => ({
    words: t(`share:openData.${key}`),
    file: page.link(route),
  });
  const isOut = records.inChannel('dataset').size > 0;
  return [
    ...(isOut ? [link('dataset', 'dataset/datapackage.json'), link('api', apiRoutes.index())] : []),
    ...(site.harvest ? [link('oai', 'oai/identify.xml')] : []),
    ...(records.list('manifest').length > 0
      ? [link('iiif', routes.manifestCollection('all'))]
      : []),
    ...(site.harvest?.national && records.inChannel('harvest').size > 0
      ? [link('national', 'national/manifest.json')]
      : []),
  ];
}
