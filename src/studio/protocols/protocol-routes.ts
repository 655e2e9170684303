import type { Grants } from '../accounts/open-grants.ts';
import type { Audit } from '../audit/open-audit.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { readForm } from '../http/read-form.ts';
import type { Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import type { Action } from '../policy/actions.ts';
import { may } from '../policy/may.ts';
import type { Publishing } from '../publishing/open-publishing.ts';
import { speaksFor } from '../review/needs.ts';
import { protocolFiles, protocolId } from './protocol-files.ts';

export interface ProtocolRoutesOptions {
  holdings: Pick<Holdings, 'find' | 'list'>;
  drafts: DraftStore;
  publishing: Publishing;
  grants: Pick<Grants, 'admit' | 'dismiss' | 'admittedTo'>;
  /** Whoever belongs to a community, as member or by role. */
  peopleOf(community: string): readonly { userId: string; name: string }[];
  nameOf: (userId: string) => string | null;
  audit: Audit;
  titleOf(id: string, lang: string): string;
}

interface Named {
  id: string;
  title: string;
}

export interface ProtocolsData {
  protocols: readonly (Named & { owner: string; admitted: number })[];
  /** Communities the person makes protocols for. */
  owners: readonly Named[];
  typed: { owner: string; title: string; asks: string } | null;
}

export interface ProtocolData extends Named {
  owner: Named;
  asks: string;
  admitted: readonly { userId: string; name: string }[];
  others: readonly { userId: string; name: string }[];
  canAdmit: boolean;
}

/** Rules of who may know: made by custodians, who admit people to them and dismiss them. */
export function protocolRoutes(options: ProtocolRoutesOptions): readonly StudioRoute[] {
  const { holdings, drafts, publishing, grants, peopleOf, nameOf, audit, titleOf } = options;
  const find = (id: string | undefined) => {
    const record = holdings.find(id ?? '');
    return record?.type === 'protocol' ? record : null;
  };
  const on =
    (action: Action) =>
    ({ params }: SignedVisit): Asked | null => {
      const protocol = find(params['id']);
      if (protocol === null) return null;
      return { action, subject: { kind: 'protocol', id: protocol.id, owner: protocol.owner } };
    };
  const listing = (visit: SignedVisit, typed: ProtocolsData['typed']) => {
    const { actor, now, lang } = visit;
    const named = (id: string): Named => ({ id, title: titleOf(id, lang) });
    const protocols = holdings.list('protocol').flatMap((record) => {
      if (record.type !== 'protocol') return [];
      const { id, owner } = record;
      if (!may(actor, 'protocol.admit', { kind: 'protocol', id, owner }, now)) return [];
      const admitted = grants.admittedTo(id).length;
      return [{ ...named(id), owner: titleOf(owner, lang), admitted }];
    });
    const communities = holdings.list('community').map(({ id }) => id);
    const data: ProtocolsData = {
      protocols,
      owners: speaksFor(actor, communities).map(named),
      typed,
    };
    return { screen: 'protocols', data, status: typed === null ? 200 : 422 };
  };

  return [
    {
      method: 'GET',
      path: '/studio/protocols/',
      rule: () => ({ action: 'record.comment', subject: { kind: 'studio' } }),
      answer: (visit) => listing(visit, null),
    },
    {
      method: 'POST',
      path: '/studio/protocols/for/:community/',
      rule: ({ params }) => ({
        action: 'protocol.make',
        subject: { kind: 'community', id: params['community'] ?? '' },
      }),
      async answer(visit) {
        const { request, params, actor, now, lang } = visit;
        const owner = params['community'] ?? '';
        const form = await readForm(request);
        const title = (form.get('title') ?? '').trim();
        const asks = (form.get('asks') ?? '').trim();
        if (title === '' || asks === '') return listing(visit, { owner, title, asks });
        const id = protocolId(
          title,
          (taken) => holdings.find(taken) !== null || drafts.find(taken) !== null,
        );
        const saved = drafts.save({
          recordId: id,
          type: 'protocol',
          folder: `protocols/${id}/`,
          files: protocolFiles({ id, owner, title, asks, lang }),
          baseHash: null,
          changedBy: actor.userId,
          changedAt: now.toISOString(),
          basedOnVersion: 0,
        });
        if ('conflict' in saved) return listing(visit, { owner, title, asks });
        audit.note({ actor: actor.userId, action: 'protocol.make', subject: id, at: now });
        // For custodians only: nobody sees more than before, so nobody else is asked.
        const n = publishing.publish(saved.saved, actor);
        await publishing.idle();
        const isRefused = publishing.journal.find(n)?.state === 'refused';
        return { to: isRefused ? `/studio/publishing/${n}/` : `/studio/protocols/${id}/` };
      },
    },
    {
      method: 'GET',
      path: '/studio/protocols/:id/',
      rule: on('protocol.admit'),
      answer({ params, actor, now, lang }) {
        const protocol = find(params['id']);
        if (protocol === null) return { to: '/studio/protocols/' };
        const { id, owner } = protocol;
        const ids = grants.admittedTo(id);
        const data: ProtocolData = {
          id,
          title: titleOf(id, lang),
          owner: { id: owner, title: titleOf(owner, lang) },
          asks: protocol.asks[lang] ?? Object.values(protocol.asks)[0] ?? '',
          admitted: ids.map((userId) => ({ userId, name: nameOf(userId) ?? userId })),
          others: peopleOf(owner).filter(({ userId }) => !ids.includes(userId)),
          canAdmit: may(actor, 'protocol.admit', { kind: 'protocol', id, owner }, now),
        };
        return { screen: 'protocol', data };
      },
    },
    ...(['admit', 'dismiss'] as const).map(
      (deed): StudioRoute => ({
        method: 'POST',
        path: `/studio/protocols/:id/${deed}/`,
        rule: on('protocol.admit'),
        async answer({ request, params, actor, now }) {
          const id = params['id'] ?? '';
          const userId = (await readForm(request)).get('person') ?? '';
          const owner = find(id)?.owner ?? '';
          const known = [...peopleOf(owner).map((one) => one.userId), ...grants.admittedTo(id)];
          if (!known.includes(userId)) return { to: `/studio/protocols/${id}/` };
          grants[deed](userId, id);
          const why = `${deed}-${userId}`;
          audit.note({ actor: actor.userId, action: 'protocol.admit', subject: id, at: now, why });
          const name = nameOf(userId) ?? '';
          return {
            to: `/studio/protocols/${id}/`,
            said:
              deed === 'admit'
                ? { vi: `${name} xem được từ bây giờ.`, en: `${name} is admitted from now on.` }
                : { vi: `${name} không còn xem được.`, en: `${name} is no longer admitted.` },
          };
        },
      }),
    ),
  ];
}
