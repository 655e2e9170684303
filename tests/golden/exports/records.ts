import { TEST_NAAN } from '#domain/public/ark.ts';
import type { FactsByType } from '#domain/public/facts.ts';
import type { PublicRecord, SourcedName } from '#domain/public/record.ts';
import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import type { ExportSources } from '#exports/export-sources.ts';
import { community, place, record, text } from '#tests/golden/search/records.ts';

/** One record of every type, for golden pairs. Places and peoples are real and cut short; what they are said to have is invented. */
const CHANNELS: PublicRecord['channels'] = ['page', 'search', 'harvest', 'dataset'];
const made = <T extends RecordType>(
  type: T,
  id: string,
  facts: FactsByType[T],
  given: Parameters<typeof record>[3],
): PublicRecord => record(type, id, facts, { channels: CHANNELS, ...given });
const name = (words: string, lang: string, kind: SourcedName['kind']): SourcedName => ({
  text: words,
  lang,
  kind,
  sources: ['src-mau', 'src-kin'],
});
const said = (vi: string) => ({ words: { vi }, sources: ['src-mau', 'src-kin'] });
const CREDITED = {
  licence: 'CC-BY-NC-4.0',
  holder: 'Làng Mẫu (hư cấu)',
  attribution: 'Ghi nhận: Làng Mẫu',
  labels: [{ kind: 'label' as const, type: 'TK Attribution', hubProject: 'p-1' }],
};

const FESTIVAL = made(
  'festival',
  'le-hoi-mau',
  {
    calendar: { rule: 'khmer-lunar', month: 'kadeuk', day: '15-keut' },
    calendarSources: ['src-mau', 'src-kin'],
    durationDays: 2,
    programme: [said('Rước đèn mẫu')],
    attendance: said('Ai cũng dự được'),
    visitorsMay: [],
    visitorsAsked: [said('Đứng lùi khi cúng')],
    listings: ['muc-di-san-mau', 'muc-kin'],
  },
  {
    texts: [
      text('vi', 'Lễ hội Mẫu', 'Đêm trăng, có "bánh mẫu", hư cấu.', 'Đoạn một.', 'Đoạn\nhai.'),
      text('en', 'The Mẫu festival', 'An invented festival.'),
      text('km', 'បុណ្យគំរូ', null),
    ],
    narratives: [text('km', 'បុណ្យគំរូ', null, 'ពាក្យគំរូ')],
    names: [name('បុណ្យគំរូ', 'km', 'native'), name('=Bon Kumru', 'km-Latn', 'romanised')],
    communities: ['khmer', 'cong-dong-kin'],
    places: ['kien-giang-pre2025', 'noi-kin'],
    concepts: ['ich-law-festivals'],
    media: ['anh-mau', 'anh-kin'],
    sources: ['src-mau', 'src-kin'],
    related: [
      { id: 'nghe-mau', reason: { vi: 'cùng hội', en: 'the same days' } },
      { id: 'le-kin', reason: null },
    ],
    history: [{ date: '2026-11-21', note: { vi: 'Biên soạn lần đầu', en: 'First compiled' } }],
  },
);

const CUSTOM = made(
  'custom',
  'nghe-mau',
  {
    domain: 'craft',
    lifeCycle: said('Trước mùa nước'),
    season: null,
    materials: ['material-go', 'material-kin'],
    listings: ['muc-di-san-mau'],
  },
  {
    texts: [text('vi', 'Nghề Mẫu', null), text('en', 'The Mẫu craft', null)],
    communities: ['khmer'],
    places: ['an-giang'],
    concepts: ['ich-law-festivals', 'material-go'],
    rights: CREDITED,
    review: 'community-reviewed',
  },
);

const PRODUCT = made(
  'product',
  'gom-mau',
  {
    materials: ['material-go'],
    makers: ['ba-vi-du', 'nguoi-kin'],
    steps: [said('Nung ngoài trời')],
    whereToFind: [said('Chợ phiên')],
    season: { months: [12, 1], note: { vi: 'mùa khô' }, sources: ['src-mau'] },
    designations: [
      {
        kind: 'OCOP',
        name: { vi: 'Gốm Mẫu 4 sao' },
        year: 2021,
        decision: null,
        sources: ['src-kin'],
      },
    ],
    visitorsMay: [],
    visitorsAsked: [],
    listings: [],
  },
  {
    texts: [text('vi', 'Gốm Mẫu', '+84 là mã nước, đây chỉ là thử.')],
    names: [name('陶器', 'zh-Hans', 'alternate')],
    communities: ['cham-balamon'],
    places: ['thon-mau'],
    rights: CREDITED,
    review: 'community-authored',
  },
);

const OTHERS: PublicRecord[] = [
  made(
    'place',
    'an-giang',
    {
      ...place('province'),
      coordinates: { lon: 105.13, lat: 10.52, precision: 'province' },
      codes: [{ scheme: 'gso-province-2025', code: '91', validFrom: '2025-07-01', validTo: null }],
    },
    { texts: [text('vi', 'An Giang', null), text('en', 'An Giang', null)] },
  ),
  made(
    'place',
    'kien-giang-pre2025',
    {
      ...place('former-province', null, ['an-giang', 'noi-kin']),
      codes: [
        { scheme: 'gso-province-pre2025', code: '91', validFrom: null, validTo: '2025-06-30' },
      ],
    },
    { texts: [text('vi', 'Kiên Giang (trước 1/7/2025)', null)] },
  ),
  made('place', 'thon-mau', place('village', 'an-giang'), {
    texts: [text('vi', 'Thôn Mẫu', null)],
  }),
  made(
    'community',
    'khmer',
    {
      ...community(),
      codes: { qd121: '06', qd1019: '05' },
      languages: ['km'],
      scripts: ['Khmr'],
      population: [
        { year: 2019, count: 1_319_652, scope: 'VN', sources: ['src-mau'] },
        { year: 2019, count: 1, scope: 'noi-kin', sources: ['src-mau'] },
      ],
      custodians: ['nguoi-kin'],
    },
    {
      texts: [text('vi', 'Khmer', null), text('en', 'Khmer', null)],
      names: [name('ខ្មែរ', 'km', 'native')],
    },
  ),
  made(
    'community',
    'cham',
    {
      ...community(),
      codes: { qd121: '17', qd1019: '14' },
      languages: ['cjm'],
      scripts: ['Cham', 'Latn'],
    },
    {
      texts: [text('vi', 'Chăm', null)],
      names: [name('ꨂꨣꩃ ꨌꩌꨛꨩ', 'cjm-Cham', 'native'), name('占族', 'zh-Hans', 'alternate')],
    },
  ),
  made('community', 'cham-balamon', community('cham'), {
    texts: [text('vi', 'Chăm Bàlamôn', null)],
  }),
  made(
    'listing',
    'muc-di-san-mau',
    {
      list: 'national',
      unescoList: null,
      year: 2014,
      proclaimed: null,
      decision: '0/QĐ-MAU',
      domain: 'social',
      law2024: 'ich-law-festivals',
      circular2010: 'thuat-ngu-kin',
      countries: ['VN'],
      basis: { whose: 'source', year: 'source', category: 'inferred' },
    },
    { texts: [text('vi', 'Lễ hội Mẫu', null)], communities: ['khmer'], places: ['an-giang'] },
  ),
  made(
    'occurrence',
    'le-hoi-mau-2026',
    { of: 'le-hoi-mau', status: 'computed', start: '2026-11-24', end: '2026-11-25' },
    { texts: [text('vi', 'Lễ hội Mẫu 2026', null)], communities: ['khmer'], places: ['an-giang'] },
  ),
  made(
    'person',
    'ba-vi-du',
    { role: { vi: 'Thợ gốm (hư cấu)', en: 'Potter (invented)' } },
    { texts: [text('vi', 'Bà Ví Dụ', null)] },
  ),
  made(
    'organisation',
    'nha-mau',
    { role: { vi: 'Bảo tàng' }, url: 'https://bao-tang.example' },
    { texts: [text('vi', 'Nhà Mẫu', null)] },
  ),
  made(
    'collection',
    'bo-mau',
    { provenance: { vi: 'Dân làng tặng' }, extent: null },
    { texts: [text('vi', 'Bộ mẫu', null)], media: ['anh-mau'] },
  ),
  made(
    'protocol',
    'quy-uoc-mau',
    { owner: 'cong-dong-kin', asks: { vi: 'Hỏi trước khi ghi hình' } },
    { texts: [text('vi', 'Quy ước mẫu', null)] },
  ),
  made(
    'source',
    'src-mau',
    {
      citation: {
        title: 'Sách "mẫu", tập 1',
        author: null,
        publisher: 'Nhà xuất bản Mẫu',
        date: '2013-10',
        url: 'https://sach.example/1',
        kind: 'book',
      },
      dateRead: '2026-11-22',
      licence: 'facts-only',
    },
    { texts: [text('und', 'Sách "mẫu", tập 1', null)] },
  ),
  made(
    'story',
    'chuyen-mau',
    {
      blocks: [
        { kind: 'prose', blocks: { vi: text('vi', '', null, 'Mở đầu.').blocks } },
        { kind: 'record', record: 'le-kin' },
        { kind: 'record', record: 'le-hoi-mau' },
        { kind: 'map', places: ['an-giang', 'noi-kin'] },
        { kind: 'media', media: 'anh-mau', startSeconds: null, endSeconds: null },
        {
          kind: 'detail',
          media: 'anh-mau',
          region: { x: 0, y: 0, width: 9, height: 9 },
          caption: null,
        },
        {
          kind: 'chapters',
          media: 'anh-mau',
          chapters: [{ startSeconds: 0, title: { vi: 'Đầu' }, records: ['le-hoi-mau', 'le-kin'] }],
        },
        { kind: 'comparison', records: ['le-hoi-mau', 'le-kin'] },
        { kind: 'comparison', records: ['le-hoi-mau', 'nghe-mau'] },
      ],
    },
    { texts: [text('vi', 'Chuyện mẫu', null)] },
  ),
  made(
    'bulletin',
    'ban-tin-mau',
    { items: ['le-hoi-mau', 'le-kin'], script: { vi: 'Kính chào.' }, audio: 'anh-kin' },
    { texts: [text('vi', 'Bản tin mẫu', null)] },
  ),
  made(
    'media',
    'anh-mau',
    {
      kind: 'image',
      durationSeconds: null,
      widthPx: 2000,
      heightPx: 1250,
      derivatives: [
        {
          role: 'rendition',
          label: 'jpeg-2000',
          path: 'media/anh-mau/2222222222222222.jpg',
          mediaType: 'image/jpeg',
          sizeBytes: 123_456,
          widthPx: 2000,
          heightPx: 1250,
          durationSeconds: null,
          bitrateKbps: null,
        },
      ],
      tracks: [{ kind: 'captions', lang: 'km', path: 'media/anh-mau/3.vtt', cues: [] }],
      thumbhash: null,
      waveform: null,
      pages: null,
      speechLanguages: ['km', 'vi'],
      synthetic: true,
      alt: { vi: 'Sông vẽ' },
      creator: 'Chương trình vẽ',
      madeOn: '2026-11-21',
      madeAt: 'noi-kin',
    },
    { texts: [text('vi', 'Ảnh mẫu', null)], rights: CREDITED },
  ),
  made(
    'concept',
    'ich-law-festivals',
    {
      scheme: 'ich-law-2024',
      altLabels: { vi: ['lễ hội'] },
      broader: 'thuat-ngu-kin',
      exactMatch: ['https://tu-vung.example/le-hoi'],
    },
    { texts: [text('vi', 'Lễ hội truyền thống', null), text('en', 'Traditional festivals', null)] },
  ),
  made(
    'concept',
    'material-go',
    { scheme: 'material', altLabels: {}, broader: null, exactMatch: [] },
    { texts: [text('vi', 'gỗ', null)] },
  ),
];

/** Those that go out; ids with `kin` in them are of records that do not, and stand in none of the outputs. */
export const EXPORTED: readonly PublicRecord[] = [FESTIVAL, CUSTOM, PRODUCT, ...OTHERS].sort(
  (a, b) => RECORD_TYPES.indexOf(a.type) - RECORD_TYPES.indexOf(b.type),
);

export const MODIFIED = '2026-11-29T03:04:05Z';

const byId = new Map(EXPORTED.map((each) => [each.id, each]));
export const SOURCES: ExportSources = {
  siteUrl: 'https://kho.example/kho',
  ark: { naan: TEST_NAAN, shoulder: 'bs1' },
  isOut: (id) => byId.has(id),
  titles: (id) =>
    Object.fromEntries((byId.get(id)?.texts ?? []).map(({ lang, title }) => [lang, title])),
  community(id) {
    const found = byId.get(id);
    return found?.type === 'community' ? found.facts : null;
  },
  place(id) {
    const found = byId.get(id);
    return found?.type === 'place' ? found.facts : null;
  },
  scheme(id) {
    const found = byId.get(id);
    return found?.type === 'concept' ? found.facts.scheme : null;
  },
};
