import type { Validator } from './validator.ts';
import { dataPackageValidator } from './validators/data-package.ts';
import { atomValidator, jsonFeedValidator, rssValidator } from './validators/feeds.ts';
import { htmlValidator } from './validators/html.ts';
import { htmlSyntaxValidator } from './validators/html-syntax.ts';
import { iCalendarValidator } from './validators/icalendar.ts';
import { imageInformationValidator, presentationValidator } from './validators/iiif.ts';
import { edmValidator, oaiPmhValidator } from './validators/oai-pmh.ts';
import { oEmbedValidator } from './validators/oembed.ts';
import { openApiValidator } from './validators/open-api.ts';
import { schemaOrgValidator } from './validators/schema-org.ts';
import { sitemapValidator } from './validators/sitemap.ts';
import { webVttValidator } from './validators/webvtt.ts';

/** Every standard that a release is held to, in the order in which people are told. */
export const VALIDATORS: readonly Validator[] = [
  htmlSyntaxValidator,
  htmlValidator,
  schemaOrgValidator,
  sitemapValidator,
  presentationValidator,
  imageInformationValidator,
  webVttValidator,
  iCalendarValidator,
  atomValidator,
  rssValidator,
  jsonFeedValidator,
  oEmbedValidator,
  oaiPmhValidator,
  edmValidator,
  dataPackageValidator,
  openApiValidator,
];
