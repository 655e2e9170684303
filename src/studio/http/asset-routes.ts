import type { BundledAssets } from '#release/assets/bundle-assets.ts';
import type { StudioRoute } from './route.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

/** Names as screens ask for them, and the routes that answer: browser files of the studio, named by their hash. */
export function assetRoutes({ files, byName }: BundledAssets): {
  names: Record<string, string>;
  routes: StudioRoute[];
} {
  const inFolder = (path: string) => path.replace(/^assets\//, '');
  const byPath = new Map(files.map(({ path, bytes }) => [inFolder(path), bytes]));
  return {
    names: Object.fromEntries(Object.entries(byName).map(([name, path]) => [name, inFolder(path)])),
    routes: [
      {
        method: 'GET',
        path: '/studio/assets/:name',
        open: 'the sign-in page has a face too; they say nothing of the archive',
        answer({ params }) {
          const bytes = byPath.get(params['name'] ?? '');
          if (bytes === undefined) return new Response(null, { status: 404 });
          const type = TYPES[params['name']?.split('.').at(-1) ?? ''];
          return new Response(Buffer.from(bytes), {
            headers: {
              'Content-Type': type ?? 'application/octet-stream',
              'Cache-Control': 'public, max-age=31536000, immutable',
              'X-Content-Type-Options': 'nosniff',
            },
          });
        },
      },
    ],
  };
}
