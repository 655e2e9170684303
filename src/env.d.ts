/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    archive: import('#public-records/site-context.ts').SiteContext;
    /** On pages of the studio. */
    studio?: import('#studio/http/route.ts').ScreenContext;
  }
}
