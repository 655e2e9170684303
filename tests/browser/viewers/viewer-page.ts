export const VIEWERS = ['mirador', 'universalviewer', 'clover'] as const;
export type Viewer = (typeof VIEWERS)[number];

/** What each viewer's own guide puts into a page, for a manifest's address. */
const BODY: Readonly<Record<Viewer, (manifest: string) => string>> = {
  mirador: (manifest) => `<div id="viewer"></div>
<script src="mirador/dist/mirador.min.js"></script>
<script>Mirador.viewer({ id: 'viewer', windows: [{ manifestId: ${JSON.stringify(manifest)} }] })</script>`,
  universalviewer: (manifest) => `<link rel="stylesheet" href="universalviewer/dist/uv.css">
<div id="viewer" class="uv"></div>
<script src="universalviewer/dist/umd/UV.js"></script>
<script>UV.init('viewer', { manifest: ${JSON.stringify(manifest)} })</script>`,
  clover: (manifest) => `<script src="clover/dist/web-components/index.umd.js"></script>
<clover-viewer iiif-content=${JSON.stringify(manifest)}></clover-viewer>`,
};

/** A page of another site that shows a manifest. */
export function viewerPage(viewer: Viewer, manifest: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${viewer}</title>
<style>body{margin:0}#viewer,clover-viewer{display:block;position:relative;width:100vw;height:100vh}</style>
${BODY[viewer](manifest)}
</html>`;
}
