import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { answerObject } from '../http/private-object.ts';
import { readForm } from '../http/read-form.ts';
import type { Answer, SignedVisit, StudioLang, StudioRoute } from '../http/route.ts';
import { readRecordCells } from '../tables/record-cells.ts';
import type { NamedRecord } from '../tables/record-names.ts';
import { type RecordsOptions, recordsOf } from '../tables/standing-records.ts';
import type { Tagged, Tagging } from './open-tagging.ts';
import { type PicturesOptions, pictureOf } from './pictures.ts';
import { TAG_FIELDS } from './tag-fields.ts';

export const TAGGING = '/studio/tagging/';
const A_PAGE = 200;

export interface TagItem {
  id: string;
  title: string;
  kind: string;
  isDraft: boolean;
  /** What is said of it, by field. */
  values: Readonly<Record<string, string>>;
}

export interface TaggingData {
  view: 'grid' | 'table';
  show: 'all' | 'bare';
  items: readonly TagItem[];
  /** Of all that fit, this page and the others. */
  count: number;
  page: number;
  pages: number;
  selected: readonly string[];
  /** As typed, by the name of the input. */
  typed: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, Bilingual>>;
  /** Nothing was selected, or nothing was typed. */
  fault: Bilingual | null;
  refused: Tagged['refused'];
  choices: Readonly<Record<string, readonly string[]>>;
  last: { count: number; at: string } | null;
}

/** One room for what is said of many media at once. */
export function taggingRoutes(
  tagging: Tagging,
  options: RecordsOptions & { pictures: PicturesOptions },
): readonly StudioRoute[] {
  const rule = () => ({ action: 'record.write', subject: { kind: 'studio' } }) as const;
  const screen = (visit: SignedVisit, given: Partial<TaggingData> = {}, status = 200): Answer => ({
    screen: 'tagging',
    status,
    data: { ...taggingData(tagging, options, visit), ...given },
  });
  return [
    { method: 'GET', path: TAGGING, rule, answer: (visit) => screen(visit) },
    {
      method: 'POST',
      path: TAGGING,
      rule,
      async answer(visit) {
        const form = await readForm(visit.request);
        const selected = form.getAll('id');
        const typed = Object.fromEntries(
          TAG_FIELDS.flatMap(({ key }) => [key, `${key}.how`]).map((name) => [
            name,
            form.get(name) ?? '',
          ]),
        );
        const again = { selected, typed };
        if (selected.length === 0) return screen(visit, { ...again, fault: NONE_SELECTED }, 422);
        const done = tagging.tag(visit.actor, selected, form);
        if ('faults' in done) return screen(visit, { ...again, faults: done.faults }, 422);
        const { tagged } = done;
        if (tagged.refused.length > 0) {
          const fault = taggedWords(tagged);
          return screen(visit, { ...again, refused: tagged.refused, fault }, 422);
        }
        if (tagged.changed.length === 0) {
          return screen(visit, { ...again, fault: NOTHING_NEW }, 422);
        }
        return { to: TAGGING + visit.url.search, said: taggedWords(tagged) };
      },
    },
    {
      method: 'GET',
      path: `${TAGGING}:id/picture`,
      rule({ params }) {
        const subject = options.holdings.subjectOf(params['id'] ?? '');
        return subject?.type === 'media' ? { action: 'record.read', subject } : null;
      },
      async answer({ actor, params, request }) {
        const found = recordsOf(actor, options).find(params['id'] ?? '');
        const files = found === null || found === 'hidden' ? {} : found.files;
        const picture = pictureOf(files, options.pictures);
        const store = options.pictures.derivatives;
        const answer = picture && (await answerObject(request, { ...picture, store }));
        return answer ?? new Response(null, { status: 404 });
      },
    },
    {
      method: 'POST',
      path: `${TAGGING}undo/`,
      rule,
      answer({ actor }) {
        const undone = tagging.undo(actor);
        return { to: TAGGING, said: undone === null ? NOTHING_TO_UNDO : undoneWords(undone) };
      },
    },
  ];
}

function taggingData(
  tagging: Tagging,
  options: RecordsOptions,
  { url, actor, lang }: SignedVisit,
): TaggingData {
  const { searchParams } = url;
  const show = searchParams.get('show') === 'bare' ? 'bare' : 'all';
  const read = (record: NamedRecord) => toItem(record, options, lang);
  const all = tagging.list(actor);
  // What a record says is read for the page that shows it; to find the bare ones, all are.
  const fitting = show === 'all' ? all : all.filter((record) => isBare(read(record)));
  const pages = Math.max(1, Math.ceil(fitting.length / A_PAGE));
  const asked = Number.parseInt(searchParams.get('page') ?? '1', 10);
  const page = Math.min(Math.max(Number.isNaN(asked) ? 1 : asked, 1), pages);
  const items = fitting.slice((page - 1) * A_PAGE, page * A_PAGE).map(read);
  const last = tagging.last(actor);
  return {
    view: searchParams.get('view') === 'table' ? 'table' : 'grid',
    show,
    items,
    count: fitting.length,
    page,
    pages,
    selected: searchParams.get('select') === 'all' ? items.map(({ id }) => id) : [],
    typed: {},
    faults: {},
    fault: null,
    refused: [],
    choices: choicesFor(actor, options, lang),
    last: last === null ? null : { count: last.changes.length, at: last.at },
  };
}

function toItem(
  { id, titles }: NamedRecord,
  { drafts, holdings }: RecordsOptions,
  lang: StudioLang,
): TagItem {
  const draft = drafts.find(id);
  const facts: Readonly<Record<string, unknown>> =
    draft === null ? { ...holdings.find(id) } : readRecordCells(draft.files).facts;
  const values = TAG_FIELDS.map(({ key }) => {
    const [first = '', second] = key.split('.');
    const value = facts[first];
    const found =
      second === undefined ? value : (value as Record<string, unknown> | undefined)?.[second];
    return [key, Array.isArray(found) ? found.join('; ') : String(found ?? '')];
  });
  return {
    id,
    title: titleIn(titles, lang) ?? id,
    kind: String(facts['kind'] ?? ''),
    isDraft: draft !== null,
    values: Object.fromEntries(values),
  };
}

const isBare = ({ values }: TagItem) => values['communities'] === '' || values['concepts'] === '';

function titleIn(titles: NamedRecord['titles'], lang: StudioLang): string | null {
  return titles[lang] ?? titles['vi'] ?? titles['en'] ?? Object.values(titles)[0] ?? null;
}

/** Names to suggest, by kind of thing; those of one name are told apart by their ids. */
function choicesFor(
  actor: SignedVisit['actor'],
  options: RecordsOptions,
  lang: StudioLang,
): TaggingData['choices'] {
  const records = recordsOf(actor, options);
  const named = (type: RecordType): string[] => {
    const found = records
      .named(type)
      .map(({ id, titles }) => ({ id, title: titleIn(titles, lang) }));
    const byTitle = Map.groupBy(found, ({ title }) => title?.toLowerCase());
    return found
      .map(({ id, title }) =>
        title === null || (byTitle.get(title.toLowerCase())?.length ?? 0) > 1 ? id : title,
      )
      .sort((a, b) => (a < b ? -1 : 1));
  };
  return { community: named('community'), place: named('place'), concept: named('concept') };
}

const NONE_SELECTED: Bilingual = {
  vi: 'Chưa chọn tư liệu nào. Đánh dấu vào ô của từng tư liệu, hoặc chọn tất cả.',
  en: 'Nothing is selected. Tick the box of each item, or select all.',
};
const NOTHING_NEW: Bilingual = {
  vi: 'Không có gì thay đổi: chưa ghi gì vào các ô, hoặc các tư liệu đã chọn vốn đã ghi như vậy.',
  en: 'Nothing changed: the fields are empty, or the selected items say so already.',
};
const NOTHING_TO_UNDO: Bilingual = {
  vi: 'Không có lần gắn thẻ nào để hoàn tác.',
  en: 'There is nothing to undo.',
};

function taggedWords({ changed, same, refused }: Tagged): Bilingual {
  const vi = [`Đã ghi ${changed.length} tư liệu thành bản nháp.`];
  const en = [`${changed.length} items were written as drafts.`];
  if (same > 0) {
    vi.push(`${same} tư liệu vốn đã ghi như vậy.`);
    en.push(`${same} said so already.`);
  }
  if (refused.length > 0) {
    vi.push(`${refused.length} tư liệu không đổi được, kể bên dưới.`);
    en.push(`${refused.length} could not be changed; they are listed below.`);
  }
  return { vi: vi.join(' '), en: en.join(' ') };
}

function undoneWords({ undone, left }: { undone: number; left: number }): Bilingual {
  return {
    vi: `Đã hoàn tác ${undone} tư liệu.${left > 0 ? ` ${left} tư liệu đã có người sửa sau đó nên để nguyên.` : ''}`,
    en: `${undone} items are as they were.${left > 0 ? ` ${left} were changed since and left alone.` : ''}`,
  };
}
