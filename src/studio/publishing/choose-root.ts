import { parse } from 'yaml';
import { ArchiveError } from '#domain/archive-error.ts';
import { type ArchiveRecord, type RecordFacts, RecordSchema } from '#domain/record.ts';
import { type AccessSubject, toAccessSubject } from '#projection/access-subject.ts';
import { decideSubject } from '#projection/decide.ts';
import type { Ledger } from '#projection/ledger.ts';
import { momentOf } from '#projection/moment.ts';

export interface ChooseOptions {
  /** Text of record.yaml. */
  yaml: string;
  /** Other records, as they stand. */
  get(id: string): ArchiveRecord | null;
  withdrawn: Ledger;
  now: Date;
  timeZone: string;
}

/** Stands for the record that will show a media record: whether there is one says nothing of its secrecy. */
const SHOWN_BY: AccessSubject = {
  id: '*',
  type: 'source',
  access: {
    level: 'public',
    protocols: [],
    match: 'any',
    channels: ['page'],
    showTitle: false,
  },
  communities: [],
  standsOn: null,
  people: [],
  consents: [],
};

/**
 * May a record stand in a public repository? Only what everybody may see now and, as far as anybody
 * knows, for good: what a season or a consent takes away again stays in a history for ever. By the gate's
 * own decision. @throws ArchiveError `record-faulty` where its facts cannot be read.
 */
export function mayStandInPublic(options: ChooseOptions): boolean {
  const { get, withdrawn, now, timeZone } = options;
  const facts = readFacts(options.yaml);
  const subjectOf = (id: string) => {
    const record = get(id);
    return record === null ? null : toAccessSubject(record);
  };
  const subject = toAccessSubject(facts as ArchiveRecord);
  const { visible, nextChangeAt } = decideSubject(
    subject,
    { kind: 'public' },
    momentOf(now, timeZone),
    {
      get: (id) => [subject, SHOWN_BY].find((known) => known.id === id) ?? subjectOf(id),
      usersOf: () => [SHOWN_BY.id],
      withdrawn,
      scheduler: true,
    },
  );
  return visible && nextChangeAt === null;
}

/** Facts of a record as its file has them. @throws ArchiveError `record-faulty`. */
export function readFacts(yaml: string): RecordFacts {
  const facts = RecordSchema.safeParse(parseYaml(yaml));
  if (!facts.success) throw recordFaulty(facts.error.issues);
  return facts.data;
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw recordFaulty([{ path: [], message: cause instanceof Error ? cause.message : '' }]);
  }
}

function recordFaulty(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): ArchiveError {
  const list = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return new ArchiveError({
    name: 'record-faulty',
    what: {
      vi: `Hồ sơ còn chỗ chưa đúng nên chưa công bố được (${list}).`,
      en: `The record is not yet right, so it cannot be published (${list}).`,
    },
    hint: {
      vi: 'Mở bản nháp, sửa những chỗ ấy rồi gửi duyệt lại.',
      en: 'Open the draft, mend those places and send it for review again.',
    },
  });
}
