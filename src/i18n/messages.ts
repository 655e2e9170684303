import enMap from './messages/en/map.json' with { type: 'json' };
import enNames from './messages/en/names.json' with { type: 'json' };
import enSearch from './messages/en/search.json' with { type: 'json' };
import enSite from './messages/en/site.json' with { type: 'json' };
import viMap from './messages/vi/map.json' with { type: 'json' };
import viNames from './messages/vi/names.json' with { type: 'json' };
import viSearch from './messages/vi/search.json' with { type: 'json' };
import viSite from './messages/vi/site.json' with { type: 'json' };

/** Messages per locale and namespace. A new locale is a folder here and a line. */
export const MESSAGES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  vi: { site: viSite, names: viNames, search: viSearch, map: viMap },
  en: { site: enSite, names: enNames, search: enSearch, map: enMap },
};
