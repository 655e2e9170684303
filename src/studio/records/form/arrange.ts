import { type Field, keyOf } from '../field.ts';

/** What most people come to fill in, in this order; all else that is not required is folded away. */
const FIRST = [
  'kind',
  'of',
  'status',
  'start',
  'end',
  'prefLabel',
  'altLabel',
  'scheme',
  'broader',
  'citation',
  'dateRead',
  'licence',
  'owner',
  'asks',
  'alt',
  'calendar',
  'domain',
  'list',
  'communities',
  'parent',
  'places',
  'names',
  'languages',
  'concepts',
  'materials',
  'makers',
  'programme',
  'steps',
  'season',
  'blocks',
  'items',
  'media',
  'people',
  'consents',
  'creator',
  'madeOn',
  'madeAt',
  'speechLanguages',
  'related',
  'sources',
  'coordinates',
  'population',
  'role',
  'url',
  'review',
  'access',
];

/** Within groups: what few need. */
const FOLDED = new Set([
  'access.match',
  'access.channels',
  'access.season',
  'access.from',
  'access.until',
  'access.reason',
  'access.showTitle',
  'access.withdrawnOn',
  'rights.labels',
  'names.reviewed',
  'names.sources',
  'processing.focus',
]);

/** Written by machines; shown nowhere in a form. */
const NOT_EDITED = new Set(['original']);

/** The fields of a form in the order in which they are shown: common ones, then those folded away. */
export function arrangeRecord(fields: readonly Field[]): { first: Field[]; folded: Field[] } {
  const edited = fields.filter((field) => !NOT_EDITED.has(field.name));
  const rank = ({ name }: Field) => {
    const at = FIRST.indexOf(name);
    return at === -1 ? FIRST.length : at;
  };
  const isFirst = (field: Field) => field.isRequired || FIRST.includes(field.name);
  return {
    first: edited.filter(isFirst).sort((a, b) => rank(a) - rank(b)),
    folded: edited.filter((field) => !isFirst(field)),
  };
}

export function arrangeGroup(fields: readonly Field[]): { first: Field[]; folded: Field[] } {
  return {
    first: fields.filter((field) => !FOLDED.has(keyOf(field))),
    folded: fields.filter((field) => FOLDED.has(keyOf(field))),
  };
}
