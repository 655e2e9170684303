import type { Bilingual } from '#domain/archive-error.ts';
import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import { Id } from '#domain/text.ts';
import { readForm } from '../../http/read-form.ts';
import type { Answer, Screen, SignedVisit, StudioRoute } from '../../http/route.ts';
import type { Actor } from '../../policy/actor.ts';
import { factsPath } from '../facts-routes.ts';
import { knownTo } from '../known-to.ts';
import type { Records } from '../open-records.ts';
import { textPath } from '../texts/text-routes.ts';
import { folderOf, isTitledByFacts, newRecordFiles } from './new-record.ts';
import { suggestId } from './suggest-id.ts';

export interface NewData {
  types: readonly RecordType[];
  type: RecordType | null;
  title: string;
  id: string;
  communities: string;
  /** Is it told from what people know, or written from what was read? */
  voice: Voice;
  fault: Bilingual | null;
}

export type Voice = 'told' | 'read';

export const NEW_RECORD = '/studio/records/new/';
/** A media record is made by its upload. */
const MADE_HERE = RECORD_TYPES.filter((type) => type !== 'media');

/** Begins a record: what it is, what it is called, whose it is. */
export function newRoutes(records: Records): readonly StudioRoute[] {
  const { drafts, holdings, terms, may } = records;
  const isTaken = (id: string) =>
    id === 'new' || holdings.find(id) !== null || drafts.versions(id).length > 0;
  const rule = () => ({ action: 'record.create', subject: { kind: 'studio' } }) as const;
  return [
    {
      method: 'GET',
      path: NEW_RECORD,
      rule,
      answer({ url, actor }) {
        const asked = url.searchParams.get('type');
        return screen({
          type: MADE_HERE.find((type) => type === asked) ?? null,
          voice: voiceOf(actor),
        });
      },
    },
    { method: 'POST', path: NEW_RECORD, rule, answer: begin },
  ];

  async function begin(visit: SignedVisit): Promise<Answer> {
    const { actor, now, request } = visit;
    const form = await readForm(request);
    const title = (form.get('title') ?? '').trim();
    const type = MADE_HERE.find((known) => known === form.get('type')) ?? null;
    const typedId = (form.get('id') ?? '').trim();
    const typedCommunities = (form.get('communities') ?? '').trim();
    const voice: Voice = form.get('voice') === 'told' ? 'told' : 'read';
    const data = { type, title, id: typedId, communities: typedCommunities, voice };
    if (type === null) return screen({ ...data, fault: FAULTS.type });
    if (title === '') return screen({ ...data, fault: FAULTS.title });
    const knows = knownTo(records, visit);
    const communities = typedCommunities
      .split(/[;\n]/)
      .flatMap((name) => name.trim() || [])
      .map((name) => terms.resolve(name, { to: 'community', knows }));
    const strange = communities.filter((id) => terms.find(id)?.type !== 'community' || !knows(id));
    if (strange.length > 0) return screen({ ...data, fault: FAULTS.community(strange) });
    const id = typedId === '' ? suggestId(title, isTaken) : typedId;
    if (!Id.safeParse(id).success) return screen({ ...data, fault: FAULTS.id });
    if (isTaken(id)) {
      return screen({ ...data, id: suggestId(title, isTaken), fault: FAULTS.taken(id) });
    }
    const withCustodians = records.withCustodians(communities);
    const draftedBy = [actor.userId];
    const placed = { id, type, communities, withCustodians, draftedBy };
    const subject = { kind: 'record', ...placed, access: null } as const;
    if (!may(actor, 'record.create', subject, now))
      return screen({ ...data, fault: FAULTS.notYours });

    drafts.save({
      recordId: id,
      type,
      folder: folderOf(type, id),
      files: newRecordFiles({ id, type, lang: 'vi', title, communities, isTold: voice === 'told' }),
      baseHash: null,
      changedBy: actor.userId,
      changedAt: now.toISOString(),
      basedOnVersion: 0,
    });
    records.note({ actor: actor.userId, action: 'record.create', subject: id, at: now });
    const said = { vi: 'Đã lập bản nháp.', en: 'The draft is begun.' };
    if (isTitledByFacts(type)) return { to: factsPath(id), said };
    return { to: textPath(id, voice === 'told' ? 'vi.narrative' : 'vi'), said };
  }
}

/** Who edits writes mostly from what was read; a contributor tells. */
function voiceOf({ grants }: Actor): Voice {
  return grants.some(({ role }) => role === 'editor') ? 'read' : 'told';
}

function screen(data: Partial<NewData>): Screen {
  const fault = data.fault ?? null;
  return {
    screen: 'record-new',
    status: fault === null ? 200 : 422,
    data: {
      types: MADE_HERE,
      type: null,
      title: '',
      id: '',
      communities: '',
      voice: 'read',
      ...data,
      fault,
    } satisfies NewData,
  };
}

const FAULTS = {
  type: { vi: 'Hãy chọn loại hồ sơ.', en: 'Choose what it is.' },
  title: { vi: 'Hãy viết tựa đề.', en: 'Write its title.' },
  id: {
    vi: 'Hãy đặt mã hồ sơ: chữ thường không dấu và chữ số, nối bằng gạch nối, ví dụ le-hoi-kate.',
    en: 'Give it an id: lower-case letters without marks and digits, joined by hyphens, such as le-hoi-kate.',
  },
  notYours: {
    vi: 'Tài khoản của bạn không lập được hồ sơ cho cộng đồng này.',
    en: 'Your account cannot begin a record for this community.',
  },
  taken: (id: string) => ({
    vi: `Mã "${id}" đã có hồ sơ khác dùng. Dưới đây là một mã còn trống.`,
    en: `The id "${id}" is taken. Below is one that is free.`,
  }),
  community: (names: readonly string[]) => ({
    vi: `Không tìm thấy cộng đồng: ${names.join('; ')}. Chọn trong danh sách gợi ý.`,
    en: `No such community: ${names.join('; ')}. Choose one that is suggested.`,
  }),
};
