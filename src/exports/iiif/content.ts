import type { PublicDerivative } from '#domain/public/media.ts';
import type { SmallPicture } from '#domain/public/record.ts';
import { absoluteUrl, type Route } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { LICENCES } from '#domain/public/vocabulary.ts';
import { inNoLanguage } from './language-map.ts';
import type { Agent, Annotation, AnnotationPage, Content } from './resources.ts';

/** The one annotation that paints a file onto a canvas. */
export function painting(canvas: string, body: Content): AnnotationPage {
  return {
    id: `${canvas}/page`,
    type: 'AnnotationPage',
    items: [
      {
        id: `${canvas}/painting`,
        type: 'Annotation',
        motivation: 'painting',
        body,
        target: canvas,
      },
    ],
  };
}

export function annotationPage(id: string, items: Annotation[]): AnnotationPage {
  return { id, type: 'AnnotationPage', items };
}

export function imageOf(file: PublicDerivative, siteUrl: string): Content {
  return {
    id: absoluteUrl(siteUrl, file.path),
    type: 'Image',
    format: bareType(file.mediaType),
    ...(file.widthPx === null ? {} : { width: file.widthPx }),
    ...(file.heightPx === null ? {} : { height: file.heightPx }),
  };
}

/** `thumbnail` of a resource; nothing where there is no picture. */
export function thumbnailOf(
  picture: SmallPicture | null,
  siteUrl: string,
): { thumbnail?: Content[] } {
  if (picture === null) return {};
  const { path, widthPx, heightPx } = picture;
  const size = { width: widthPx, height: heightPx };
  const id = absoluteUrl(siteUrl, path);
  return { thumbnail: [{ id, type: 'Image', format: 'image/jpeg', ...size }] };
}

/** A page of the site, as `homepage` names it. */
export function pageOf(
  siteUrl: string,
  { route, locale, title }: { route: Route; locale: string; title: string },
): Content {
  return {
    id: absoluteUrl(siteUrl, route),
    type: 'Text',
    format: 'text/html',
    language: [locale],
    label: { [locale]: [title] },
  };
}

/** The archive itself, as `provider` names it (https://iiif.io/api/presentation/3.0/#provider). */
export function providerOf({ name, url }: Pick<SiteSettings, 'name' | 'url'>): Agent {
  const id = absoluteUrl(url, '');
  const label = inNoLanguage(name);
  return {
    ...{ id, type: 'Agent', label },
    homepage: [{ id, type: 'Text', format: 'text/html', label }],
  };
}

/** Without its codecs: viewers compare it with a bare type. */
export function bareType(mediaType: string): string {
  return mediaType.split(';')[0] ?? mediaType;
}

/** URIs that `rights` may hold (https://iiif.io/api/presentation/3.0/#rights). */
const MAY_BE_RIGHTS =
  /^https?:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/vocab)\//;

/** `rights` of a licence, with the scheme of its namespace; nothing where the specification does not know it. */
export function rightsOf(licence: string): { rights?: string } {
  const uri = LICENCES[licence];
  if (uri === undefined || !MAY_BE_RIGHTS.test(uri)) return {};
  return { rights: uri.replace(/^https:/, 'http:') };
}
