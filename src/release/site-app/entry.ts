import { createApp } from 'astro/app/entrypoint';

/** A page is small and goes into a file whole: nothing is gained by streaming it. */
export const app = createApp({ streaming: false });
