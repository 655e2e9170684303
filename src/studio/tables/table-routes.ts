import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';
import { RECORD_TYPES, type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { readForm } from '../http/read-form.ts';
import { readMultipart } from '../http/read-multipart.ts';
import type { Answer, SignedVisit, StudioRoute } from '../http/route.ts';
import type { Delimiter } from './delimited.ts';
import type { Tables } from './open-tables.ts';
import type { RowPlan } from './plan-import.ts';
import type { AcceptedTable } from './table-store.ts';
import { LARGEST_TABLE_BYTES } from './table-text.ts';

const PATH = '/studio/tables/';

export interface TablesData {
  types: readonly RecordType[];
  chosen: RecordType;
  fault: { what: Bilingual; hint: Bilingual } | null;
}

/** A row as its report shows it. */
export interface ShownRow {
  row: number;
  id: string;
  title: string;
  state: RowPlan['state'];
  changes: { words: Bilingual; from: string; to: string }[];
  faults: { words: Bilingual | null; what: Bilingual }[];
  missing: readonly Bilingual[];
  kept: number;
}

export interface TableReportData {
  id: string;
  name: string;
  type: RecordType;
  notices: readonly Bilingual[];
  clearsEmpty: boolean;
  counts: Record<RowPlan['state'], number>;
  /** Those with something to say: new, changed and faulty ones. */
  rows: readonly ShownRow[];
  planHash: string;
  /** The archive changed between the report the person saw and their yes. */
  isAnother: boolean;
  accepted: AcceptedTable | null;
}

export function tableRoutes(tables: Tables): readonly StudioRoute[] {
  const mayImport = () => ({ action: 'table.import', subject: { kind: 'studio' } }) as const;
  const mayExport = () => ({ action: 'table.export', subject: { kind: 'studio' } }) as const;
  const reportScreen = (visit: SignedVisit, isAnother: boolean): Answer => {
    const data = reportData(tables, visit, isAnother);
    if (data === null) return { to: PATH, said: GONE };
    return { screen: 'table-report', data, status: isAnother ? 409 : 200 };
  };
  return [
    {
      method: 'GET',
      path: PATH,
      rule: mayExport,
      answer: ({ url }) => ({
        screen: 'tables',
        data: { types: RECORD_TYPES, chosen: toType(url.searchParams.get('type')), fault: null },
      }),
    },
    {
      method: 'GET',
      path: `${PATH}export/`,
      rule: mayExport,
      answer({ url, actor, lang, now }) {
        const type = toType(url.searchParams.get('type'));
        const delimiter: Delimiter = url.searchParams.get('separator') === 'semicolon' ? ';' : ',';
        const csv = tables.exportFor(actor, { type, lang, delimiter });
        return new Response(csv, {
          headers: {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': `attachment; filename="${fileName(type, now)}"`,
            'Cache-Control': 'no-store',
            'X-Content-Type-Options': 'nosniff',
          },
        });
      },
    },
    {
      method: 'POST',
      path: PATH,
      rule: mayImport,
      answer: (visit) => receive(tables, visit),
    },
    {
      method: 'GET',
      path: `${PATH}:id/`,
      rule: mayImport,
      answer: (visit) => reportScreen(visit, false),
    },
    {
      method: 'POST',
      path: `${PATH}:id/`,
      rule: mayImport,
      async answer(visit) {
        const form = await readForm(visit.request);
        const id = visit.params['id'] ?? '';
        const done = tables.accept(visit.actor, id, form.get('plan') ?? '');
        if (done === null) return { to: PATH, said: GONE };
        if (done === 'changed') return reportScreen(visit, true);
        return { to: `${PATH}${id}/`, said: doneWords(done) };
      },
    },
  ];
}

async function receive(tables: Tables, { request, actor }: SignedVisit): Promise<Answer> {
  const { fields, files } = await readMultipart(request);
  const chosen = toType(fields.get('type'));
  const refused = (fault: TablesData['fault']): Answer => ({
    screen: 'tables',
    status: 422,
    data: { types: RECORD_TYPES, chosen, fault } satisfies TablesData,
  });
  const [file] = files;
  if (file === undefined) return refused(NO_FILE);
  if (file.bytes.length > LARGEST_TABLE_BYTES) return refused(TOO_LARGE);
  try {
    const id = tables.receive(actor, {
      type: chosen,
      name: file.name.normalize('NFC').slice(0, 200),
      bytes: file.bytes,
      clearsEmpty: fields.get('empty') === 'clear',
    });
    return { to: `${PATH}${id}/` };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return refused(error);
  }
}

function reportData(
  tables: Tables,
  { actor, params }: SignedVisit,
  isAnother: boolean,
): TableReportData | null {
  const report = tables.report(actor, params['id'] ?? '');
  if (report === null) return null;
  const { upload, plan, planHash } = report;
  const counts = { new: 0, changed: 0, same: 0, faulty: 0 };
  for (const { state } of plan.rows) counts[state] += 1;
  return {
    id: upload.id,
    name: upload.name,
    type: upload.type,
    notices: [...(upload.notice === null ? [] : [upload.notice]), ...plan.notices],
    clearsEmpty: upload.clearsEmpty,
    counts,
    rows: plan.rows.filter(({ state, kept }) => state !== 'same' || kept > 0).map(toShownRow),
    planHash,
    isAnother,
    accepted: upload.accepted,
  };
}

function toShownRow({ row, id, title, state, changes, faults, missing, kept }: RowPlan): ShownRow {
  return {
    row,
    id,
    title,
    state,
    missing,
    kept,
    changes: changes.map(({ column, from, to }) => ({ words: column.words, from, to })),
    faults: faults.map(({ column, what }) => ({ words: column?.words ?? null, what })),
  };
}

function toType(value: string | null): RecordType {
  return RECORD_TYPES.find((type) => type === value) ?? 'festival';
}

/** The folder's name and the day in Vietnam. */
function fileName(type: RecordType, now: Date): string {
  const day = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  return `${TYPE_FOLDER[type]}-${day}.csv`;
}

function doneWords({ saved, conflicts }: AcceptedTable): Bilingual {
  const also = {
    vi: conflicts.length === 0 ? '' : ` ${conflicts.length} hồ sơ vừa có người sửa nên để nguyên.`,
    en:
      conflicts.length === 0
        ? ''
        : ` ${conflicts.length} were changed by somebody just now and left alone.`,
  };
  return {
    vi: `Đã ghi ${saved.length} bản nháp.${also.vi}`,
    en: `${saved.length} drafts were written.${also.en}`,
  };
}

const GONE: Bilingual = {
  vi: 'Bảng ấy không còn ở đây. Bảng chưa nhận chỉ được giữ bảy ngày; hãy gửi lại.',
  en: 'That table is no longer here. A table that was not accepted is kept for seven days; send it again.',
};
const TOO_LARGE = {
  what: {
    vi: 'Bảng lớn hơn 5 MB nên chưa được nhận.',
    en: 'The table is larger than 5 MB and was not taken.',
  },
  hint: {
    vi: 'Chia thành nhiều tệp nhỏ hơn, mỗi tệp giữ nguyên hàng đầu.',
    en: 'Split it into smaller files, each with the first row.',
  },
};
const NO_FILE = {
  what: { vi: 'Chưa chọn tệp nào.', en: 'No file was chosen.' },
  hint: { vi: 'Chọn tệp .csv rồi gửi.', en: 'Choose a .csv file and send it.' },
};
