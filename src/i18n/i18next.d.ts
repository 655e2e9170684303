import type map from './messages/vi/map.json';
import type names from './messages/vi/names.json';
import type search from './messages/vi/search.json';
import type site from './messages/vi/site.json';

/** Keys are typed from the Vietnamese messages: a wrong key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'site';
    resources: { site: typeof site; names: typeof names; search: typeof search; map: typeof map };
    returnNull: false;
  }
}
