import type { Bilingual } from '#domain/archive-error.ts';
import { nextDate, startOfDate } from '#projection/moment.ts';
import type { SignedVisit, StudioRoute } from '../http/route.ts';
import type { AuditEntry } from './audit-entry.ts';
import { ARCHIVE, type Audit, type AuditFilter, type Verified } from './open-audit.ts';

const ENTRIES_A_PAGE = 100;

export interface AuditData {
  /** As typed. */
  asked: { actor: string; action: string; subject: string; from: string; until: string };
  entries: readonly (AuditEntry & {
    /** `null` for the program itself. */
    who: string | null;
  })[];
  /** People who did something, for the choice of one. */
  people: readonly { id: string; name: string }[];
  /** Address of the page with older entries. */
  older: string | null;
  timeZone: string;
}

export interface AuditRoutesOptions {
  audit: Audit;
  timeZone: string;
  nameOf(userId: string): string | null;
}

/** The log as officers read it. */
export function auditRoutes(options: AuditRoutesOptions): readonly StudioRoute[] {
  const rule = () => ({ action: 'audit.read', subject: { kind: 'studio' } }) as const;
  return [
    {
      method: 'GET',
      path: '/studio/audit/',
      rule,
      answer: (visit) => ({ screen: 'audit', data: auditData(visit, options) }),
    },
    {
      method: 'POST',
      path: '/studio/audit/verify/',
      rule,
      answer: () => ({ to: '/studio/audit/', said: verifiedWords(options.audit.verify()) }),
    },
  ];
}

function auditData({ url }: SignedVisit, { audit, timeZone, nameOf }: AuditRoutesOptions) {
  const typed = (name: string) => (url.searchParams.get(name) ?? '').trim();
  const asked = {
    actor: typed('actor'),
    action: typed('action'),
    subject: typed('subject'),
    from: typed('from'),
    until: typed('until'),
  };
  const given = (text: string) => (text === '' ? undefined : text);
  const day = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined);
  const [from, until] = [day(asked.from), day(asked.until)];
  const before = Number.parseInt(typed('before'), 10);
  const filter: AuditFilter = {
    actor: given(asked.actor),
    action: given(asked.action),
    subject: given(asked.subject),
    from: from === undefined ? undefined : startOfDate(from, timeZone),
    until: until === undefined ? undefined : startOfDate(nextDate(until), timeZone),
    before: Number.isNaN(before) ? undefined : before,
    limit: ENTRIES_A_PAGE,
  };
  const entries = audit.entries(filter).map((entry) => ({ ...entry, who: whoIs(entry.actor) }));
  const next = new URLSearchParams({ ...asked, before: String(entries.at(-1)?.n ?? 0) });
  return {
    asked,
    entries,
    people: audit.actors().map((id) => ({ id, name: whoIs(id) ?? id })),
    older: entries.length < ENTRIES_A_PAGE ? null : `/studio/audit/?${next}`,
    timeZone,
  } satisfies AuditData;

  function whoIs(id: string): string | null {
    return id === ARCHIVE ? null : (nameOf(id) ?? id);
  }
}

/** What an officer is told of the chain, and what to do. */
export function verifiedWords({ entries, head, broken }: Verified): Bilingual {
  if (broken !== null) {
    return {
      vi: `Nhật ký bị sửa từ mục ${broken}: từ mục ấy về sau không còn tin được. Giữ nguyên máy, báo người quản trị và so với bản sao lưu gần nhất.`,
      en: `The log was altered from entry ${broken}: what comes from there on cannot be relied upon. Leave the machine as it is, tell the administrator and compare with the last backup.`,
    };
  }
  const mark = head.slice(0, 12);
  return {
    vi: `Nhật ký còn nguyên: ${entries} mục. Dấu của mục cuối: ${mark}. Ghi dấu này vào sổ để lần sau đối chiếu.`,
    en: `The log is whole: ${entries} entries. Mark of the last one: ${mark}. Write it down to compare next time.`,
  };
}
