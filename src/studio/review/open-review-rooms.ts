import type { DatabaseSync } from 'node:sqlite';
import type { Accounts } from '../accounts/open-accounts.ts';
import type { Audit } from '../audit/open-audit.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import { custodiansIn } from '../holdings/custodians.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { type FailedJob, homeRoutes } from '../home/home-routes.ts';
import type { StudioRoute } from '../http/route.ts';
import { protocolRoutes } from '../protocols/protocol-routes.ts';
import { openPublishing } from '../publishing/open-publishing.ts';
import { publishingRoutes } from '../publishing/publishing-routes.ts';
import { versionsRoutes } from '../publishing/versions-routes.ts';
import type { StudioOptions } from '../studio-options.ts';
import { closeRoutes } from './close-routes.ts';
import { openReview } from './open-review.ts';
import { reviewRoutes } from './review-routes.ts';
import { listData, type ReviewRoutesOptions } from './review-screens.ts';
import { titleIn } from './title-in.ts';

export interface ReviewRooms {
  routes: readonly StudioRoute[];
  /** Resolves when nothing is being published. */
  idle(): Promise<void>;
}

type Given = Pick<
  StudioOptions,
  'config' | 'contentRoots' | 'withdrawals' | 'site' | 'now' | 'onError'
> & {
  database: DatabaseSync;
  accounts: Accounts;
  audit: Audit;
  drafts: DraftStore;
  holdings: Holdings;
  /** Of the media pipeline. */
  failedJobs(): readonly FailedJob[];
} & Pick<ReviewRoutesOptions, 'faultsOf' | 'shownMedia'>;

/** Reviewing, publishing, versions and closing, put together; what was under way goes on. */
export function openReviewRooms(given: Given): ReviewRooms {
  const { config, contentRoots: roots, withdrawals, site, now, onError } = given;
  const { database, audit, drafts, holdings } = given;
  const { timeZone } = config.site;
  const { hostname, pathname } = new URL(config.site.url);
  const committer = { name: config.name, email: `archive@${hostname}` };
  const publishing = openPublishing({
    ...{ database, audit, drafts, holdings, roots, withdrawals, timeZone, committer },
    ...{ site, now, onError },
  });
  const withCustodians = custodiansIn(database);
  const review = openReview({
    ...{ database, audit, drafts, holdings, publishing, withCustodians, withdrawals, now },
  });
  const subjectOf = holdings.subjectOf;
  const titleOf = titleIn({ holdings, drafts });
  const index = config.site.linkStyle === 'file' ? 'index.html' : '';
  const pageOf = (id: string) => `${pathname.replace(/\/$/, '')}/id/${id}/${index}`;
  publishing.resume();
  const inReview = (visit: Parameters<typeof listData>[0]) =>
    listData(visit, { review, subjectOf, titleOf }).rows;
  const { list: publications } = publishing.journal;
  const { failedJobs, accounts } = given;
  const { people, grants, nameOf } = accounts;
  const peopleOf = (community: string) =>
    people.list().filter(({ userId }) => {
      const byRole = grants.grantsOf(userId).flatMap(({ communities }) => communities);
      return [...byRole, ...grants.membershipsOf(userId)].includes(community);
    });
  return {
    routes: [
      ...homeRoutes({
        ...{ drafts, holdings, inReview, publications, failedJobs, subjectOf, titleOf, timeZone },
      }),
      ...reviewRoutes({ ...given, review, subjectOf, titleOf, timeZone }),
      ...publishingRoutes({ publishing, subjectOf, titleOf, pageOf }),
      ...versionsRoutes({ holdings, drafts, audit, roots, subjectOf, titleOf, timeZone }),
      ...protocolRoutes({
        ...{ holdings, drafts, publishing, grants, peopleOf, nameOf, audit, titleOf },
      }),
      ...closeRoutes({ review, holdings, subjectOf, titleOf }),
    ],
    idle: publishing.idle,
  };
}
