import type calendar from './messages/vi/calendar.json';
import type conformance from './messages/vi/conformance.json';
import type guests from './messages/vi/guests.json';
import type languages from './messages/vi/languages.json';
import type listing from './messages/vi/listing.json';
import type look from './messages/vi/look.json';
import type map from './messages/vi/map.json';
import type names from './messages/vi/names.json';
import type peoples from './messages/vi/peoples.json';
import type player from './messages/vi/player.json';
import type search from './messages/vi/search.json';
import type share from './messages/vi/share.json';
import type site from './messages/vi/site.json';
import type statistics from './messages/vi/statistics.json';
import type story from './messages/vi/story.json';

/** Keys are typed from the Vietnamese messages: a wrong key does not compile. A new namespace is a file of each language and a line here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'site';
    resources: {
      calendar: typeof calendar;
      conformance: typeof conformance;
      guests: typeof guests;
      languages: typeof languages;
      listing: typeof listing;
      look: typeof look;
      map: typeof map;
      names: typeof names;
      peoples: typeof peoples;
      player: typeof player;
      search: typeof search;
      share: typeof share;
      site: typeof site;
      statistics: typeof statistics;
      story: typeof story;
    };
    returnNull: false;
  }
}
