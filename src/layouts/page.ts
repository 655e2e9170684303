import { absoluteUrl, href, type Route } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { type Format, formatFor } from '#i18n/format.ts';
import { localeInfo } from '#i18n/locales.ts';
import { type Translator, translatorFor } from '#i18n/translator.ts';
import type { AreaSign, SiteContext } from '#public-records/site-context.ts';

/** What every component of one page needs to speak and to link: no records. */
export interface Page {
  locale: string;
  /** BCP-47 tag of the page's language. */
  lang: string;
  route: Route;
  site: SiteSettings;
  assets: SiteContext['assets'];
  t: Translator;
  format: Format;
  /** `null` on the public site. */
  area: AreaSign | null;
  /** A relative link from this page to a route or a file of the site. */
  link(to: Route): string;
  /** The full address, for canonical, hreflang, og, feeds and citations only. */
  absolute(to: Route): string;
}

/** The page of `route`, in a locale of the interface. */
export function pageFor(
  context: Pick<SiteContext, 'site' | 'assets' | 'area'>,
  locale: string,
  route: Route,
): Page {
  const { site, assets, area = null } = context;
  return {
    locale,
    lang: localeInfo(locale).lang,
    route,
    site,
    assets,
    t: translatorFor(locale),
    format: formatFor(locale),
    area,
    link: (to) => href(to, route, site.linkStyle),
    absolute: (to) => absoluteUrl(site.url, to),
  };
}

/** `lang` attribute for words in `lang` on this page; none when they are in the page's own language. */
export function foreign(page: Page, lang: string): string | undefined {
  return lang === page.lang ? undefined : lang;
}
