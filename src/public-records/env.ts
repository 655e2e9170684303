/** The file that says what to build a site from (see loadSiteContext), for `astro build` and `astro dev`. */
export const siteContextFile = process.env['ARCHIVE_SITE_CONTEXT'] ?? '.archive/site-context.json';
