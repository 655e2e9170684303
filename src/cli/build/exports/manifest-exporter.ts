import { createHash } from 'node:crypto';
import { manifestOf } from '#components/share/manifest-file.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import type { Exporter } from '#exported/exporter.ts';
import { MANIFESTS } from '#exported/manifest-changes.ts';

/** Tells when a manifest of the site last changed; the manifest itself is a page. */
export function manifestExporter(site: SiteSettings): Exporter {
  return {
    name: MANIFESTS,
    channel: 'embed',
    among: (records) => records.list('manifest'),
    make(id, records) {
      const manifest = manifestOf({ records, site }, id);
      if (manifest === null) return null;
      return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
    },
  };
}
