import { readForm } from '../http/read-form.ts';
import type { Asked, SignedVisit, StudioRoute } from '../http/route.ts';
import { may } from '../policy/may.ts';
import type { RecordSubject } from '../policy/subject.ts';
import type { Publication } from './journal.ts';
import type { Publishing } from './open-publishing.ts';

const LISTED = 60;
const LOOK_AGAIN_SECONDS = 2;

export interface PublishingRoutesOptions {
  publishing: Publishing;
  subjectOf(id: string): RecordSubject | null;
  titleOf(id: string, lang: string): string;
  /** Address of a record's public page, in a language. */
  pageOf(id: string, lang: string): string;
}

type Shown = Omit<Publication, 'files' | 'stood' | 'baseHash'> & { title: string };

export interface PublicationData {
  publication: Shown;
  page: string;
  /** Does the screen look again by itself? */
  isUnderWay: boolean;
}

export interface PublicationsData {
  publications: readonly Shown[];
  /** Is there something that stopped and can be tried again? */
  isStuck: boolean;
}

/** What was asked to be published, and when visitors see it. */
export function publishingRoutes(options: PublishingRoutesOptions): readonly StudioRoute[] {
  const { publishing, subjectOf, titleOf, pageOf } = options;
  const shown = (publication: Publication, lang: string): Shown => {
    const { files: _, stood: _stood, baseHash: _base, ...rest } = publication;
    return { ...rest, title: titleOf(publication.recordId, lang) };
  };
  const rule = ({ params }: SignedVisit): Asked | null => {
    const found = publishing.journal.find(Number(params['n']));
    const subject = found === null ? null : subjectOf(found.recordId);
    return subject === null ? null : { action: 'record.read', subject };
  };
  return [
    {
      method: 'GET',
      path: '/studio/publishing/',
      rule: () => ({ action: 'record.comment', subject: { kind: 'studio' } }),
      answer({ actor, now, lang }) {
        const publications = publishing.journal.list(LISTED).filter(({ recordId }) => {
          const subject = subjectOf(recordId);
          return subject !== null && may(actor, 'record.read', subject, now);
        });
        const data: PublicationsData = {
          publications: publications.map((publication) => shown(publication, lang)),
          isStuck: publications.some(isStuck),
        };
        return { screen: 'publications', data };
      },
    },
    {
      method: 'GET',
      path: '/studio/publishing/:n/',
      rule,
      answer({ params, lang }) {
        const found = publishing.journal.find(Number(params['n']));
        if (found === null) return { to: '/studio/publishing/' };
        const isUnderWay = ['waiting', 'written'].includes(found.state) && !isStuck(found);
        const data: PublicationData = {
          publication: shown(found, lang),
          page: pageOf(found.recordId, lang),
          isUnderWay,
        };
        const headers = isUnderWay ? { Refresh: String(LOOK_AGAIN_SECONDS) } : {};
        return { screen: 'publication', data, headers };
      },
    },
    {
      method: 'POST',
      path: '/studio/publishing/:n/again/',
      rule,
      async answer({ request, params }) {
        await readForm(request);
        publishing.resume();
        return { to: `/studio/publishing/${params['n']}/` };
      },
    },
  ];
}

function isStuck({ state, fault }: Publication): boolean {
  return state !== 'refused' && fault !== null;
}
