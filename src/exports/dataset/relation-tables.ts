import { joined } from './csv.ts';
import { always, day, RECORD_ID, SHARED, text, whole } from './fields.ts';
import { table } from './table.ts';

const ids = (named: readonly { id: string }[]) => named.map(({ id }) => id);

export const LINKS = table<{ id: string; relation: string; target: string }>({
  name: 'links',
  vi: 'Bản ghi này nhắc đến bản ghi kia',
  en: 'Which record names which',
  primaryKey: ['record_id', 'relation', 'target_id'],
  records: ['record_id', 'target_id'],
  freeText: false,
  items: ({ document }) =>
    Object.entries({
      community: ids(document.communities),
      place: ids(document.places),
      concept: ids(document.concepts),
      media: document.media,
      source: document.sources,
      related: ids(document.related),
    }).flatMap(([relation, targets]) =>
      [...new Set(targets)].map((target) => ({ id: document.id, relation, target })),
    ),
  columns: [
    { ...RECORD_ID, of: ({ id }) => id },
    {
      ...always(
        text(
          'relation',
          'Bản ghi kia là gì đối với nó: cộng đồng, địa điểm, thuật ngữ, tư liệu, nguồn, liên quan',
          'What the other record is to it',
        ),
        { enum: ['community', 'place', 'concept', 'media', 'source', 'related'] },
      ),
      of: ({ relation }) => relation,
    },
    {
      ...always(text('target_id', 'Mã bản ghi được nhắc đến', 'Id of the record that is named')),
      of: ({ target }) => target,
    },
  ],
});

interface Code {
  id: string;
  scheme: string;
  code: string;
  from: string | null;
  to: string | null;
}

export const CODES = table<Code>({
  name: 'codes',
  vi: 'Mã chính thức của địa điểm và dân tộc, có thời hạn',
  en: 'Official codes of places and peoples, with the time they are valid',
  primaryKey: ['record_id', 'scheme', 'code'],
  records: ['record_id'],
  freeText: false,
  items: ({ document: { id, facts } }) => {
    if ('succeededBy' in facts) {
      return facts.codes.map(({ scheme, code, validFrom: from, validTo: to }) => ({
        id,
        scheme,
        code,
        from,
        to,
      }));
    }
    if (!('population' in facts)) return [];
    const { qd121, qd1019 } = facts.codes;
    return [
      { scheme: 'qd121-1979', code: qd121 },
      { scheme: 'qd1019-2008', code: qd1019 },
    ].flatMap(({ scheme, code }) =>
      code === null ? [] : [{ id, scheme, code, from: null, to: null }],
    );
  },
  columns: [
    { ...RECORD_ID, of: ({ id }) => id },
    { ...always(text('scheme', 'Bảng mã', 'The list of codes')), of: ({ scheme }) => scheme },
    {
      ...always(
        text(
          'code',
          'Mã; là chữ, số 0 ở đầu có nghĩa',
          'The code: text, whose leading zeros count',
        ),
      ),
      of: ({ code }) => code,
    },
    { ...day('valid_from', 'Từ ngày', 'First day'), of: ({ from }) => from },
    { ...day('valid_to', 'Đến hết ngày', 'Last day'), of: ({ to }) => to },
  ],
});

interface Figure {
  id: string;
  year: number;
  count: number;
  scope: string;
  sources: string[];
}

export const POPULATIONS = table<Figure>({
  name: 'populations',
  vi: 'Dân số theo năm và phạm vi',
  en: 'Population by year and area',
  primaryKey: [],
  records: ['record_id'],
  freeText: true,
  items: ({ document: { id, facts } }) =>
    'population' in facts ? facts.population.map((figure) => ({ id, ...figure })) : [],
  columns: [
    { ...RECORD_ID, of: ({ id }) => id },
    { ...always(whole('year', 'Năm', 'Year')), of: ({ year }) => year },
    {
      ...always(
        text(
          'scope',
          'Phạm vi: VN là cả nước, mã địa điểm, hoặc lời',
          'VN for the country, the id of a place, or words',
        ),
      ),
      of: ({ scope }) => scope,
    },
    { ...always(whole('count', 'Số người', 'People')), of: ({ count }) => count },
    { ...SHARED.sourceIds, of: ({ sources }) => joined(sources) },
  ],
});
