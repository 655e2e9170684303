import type { AstroIntegration } from 'astro';

/**
 * Makes `astro build` compile the pages into one module that renders them (see ./entry.ts), for
 * `archive build` to call. There is no server and no host: hence the few features.
 */
export function siteAppAdapter(): AstroIntegration {
  return {
    name: 'archive-site-app',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // Bundled whole, the app stands alone in its folder and starts in a tenth of a second.
        updateConfig({ vite: { ssr: { noExternal: true } } });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'archive-site-app',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable' },
        });
      },
    },
  };
}
