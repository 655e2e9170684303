import type { Bilingual } from '#domain/archive-error.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import type { Subject } from '../policy/subject.ts';

export type StudioLang = 'vi' | 'en';

/** One request, as a room sees it. */
export interface Visit {
  request: Request;
  url: URL;
  /** Parts of the path that the route names with `:`, decoded. */
  params: Readonly<Record<string, string>>;
  now: Date;
  lang: StudioLang;
  /** Of the person at the other end, as far as the settings say whom to believe. */
  clientAddress: string;
}

/** A visit by somebody signed in. */
export interface SignedVisit extends Visit {
  actor: Actor;
}

/** What a route asks of the policy; `null` where there is no such thing. */
export interface Asked {
  action: Action;
  subject: Subject;
}

/** A page of the studio: `src/studio/pages/studio/<screen>.astro`, and what it shows. */
export interface Screen {
  screen: string;
  data: unknown;
  status?: number;
  headers?: Readonly<Record<string, string>>;
}

/** After something was done; `said` is shown on the next page. */
export interface Redirect {
  to: string;
  said?: Bilingual;
  headers?: readonly (readonly [string, string])[];
}

export type Answer = Screen | Redirect | Response;

interface RouteParts {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** `/studio/records/:id/`; a last `*` takes all that follows. */
  path: string;
}

/** For everybody: the sign-in page and what it needs. Says why there is no rule. */
export interface OpenRoute extends RouteParts {
  open: string;
  rule?: undefined;
  answer(visit: Visit): Promise<Answer> | Answer;
}

/** For those whom the policy admits; all others get the same 404 as for what does not exist. */
export interface RuledRoute extends RouteParts {
  open?: undefined;
  rule(visit: SignedVisit): Promise<Asked | null> | Asked | null;
  answer(visit: SignedVisit): Promise<Answer> | Answer;
}

export type StudioRoute = OpenRoute | RuledRoute;

/** What a screen is given, at `Astro.locals.studio`. */
export interface ScreenContext {
  data: unknown;
  actor: Actor | null;
  lang: StudioLang;
  /** Path of the page, with its query. */
  path: string;
  said: Bilingual | null;
  /** Browser files by source name. */
  assets: Readonly<Record<string, string>>;
  siteName: string;
  may(action: Action, subject: Subject): boolean;
}
