import { defineConfig, passthroughImageService } from 'astro/config';

/**
 * `astro build` makes the whole site as static files; `archive build` compiles the same pages once,
 * as a program (src/release/site-app), and renders only the pages that changed.
 */
export default defineConfig({
  output: 'static',
  trailingSlash: 'ignore',
  build: { format: 'directory' },
  // Pictures are made by the media pipeline.
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
});
