import { ArchiveError } from '#domain/archive-error.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import type { Subject } from '../policy/subject.ts';
import { matchRoute } from './match.ts';
import type { Answer, Redirect, Screen, ScreenContext, StudioRoute, Visit } from './route.ts';
import { clearedSaid, languageOf, readSaid, writeSaid } from './said.ts';
import { isFromOurPages } from './same-origin.ts';
import { SCREEN_HEADERS } from './screen-headers.ts';

export interface DispatchOptions {
  routes: readonly StudioRoute[];
  /** `https://kho.example`, as browsers name it. */
  origin(request: Request): string;
  actorOf(request: Request): Promise<Actor | null>;
  may(actor: Actor, action: Action, subject: Subject, now: Date): boolean;
  /** Renders a page of the studio. */
  render(screen: string, context: ScreenContext): Promise<Response>;
  assets: Readonly<Record<string, string>>;
  siteName: string;
  now(): Date;
  /** Told of what failed while answering; the person gets 500. */
  onError(error: unknown): void;
}

export const SIGN_IN = '/studio/sign-in/';
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const STATUS_BY_ERROR: Readonly<Record<string, number>> = { 'form-too-large': 413 };

/**
 * Answers every request below `/studio`. Strangers are sent to sign in, whatever they asked for; somebody
 * signed in gets one and the same 404 for what does not exist and for what is not for them.
 */
export function studioDispatcher(options: DispatchOptions) {
  const { routes, may, render, onError } = options;
  return answer;

  async function answer(request: Request, clientAddress: string): Promise<Response> {
    const url = new URL(request.url);
    const actor = await options.actorOf(request);
    const visit = {
      request,
      url,
      params: {},
      now: options.now(),
      lang: languageOf(request),
      clientAddress,
    };
    try {
      return await toResponse(await decide(visit, actor), visit, actor);
    } catch (error) {
      if (error instanceof ArchiveError) {
        const status = STATUS_BY_ERROR[error.name] ?? 422;
        const { name, what, hint } = error;
        return toResponse({ screen: 'error', status, data: { name, what, hint } }, visit, actor);
      }
      onError(error);
      return toResponse({ screen: 'failed', status: 500, data: null }, visit, actor);
    }
  }

  async function decide(visit: Visit, actor: Actor | null): Promise<Answer> {
    const { request, url } = visit;
    const isSafe = SAFE_METHODS.includes(request.method);
    if (!isSafe && !isFromOurPages(request, options.origin(request))) {
      return { screen: 'elsewhere', status: 403, data: null };
    }
    const isNamed = matchRoute(routes, { method: request.method, pathname: url.pathname }) !== null;
    if (isSafe && !isNamed && !url.pathname.endsWith('/')) {
      const folder = `${url.pathname}/`;
      const found = matchRoute(routes, { method: request.method, pathname: folder });
      if (found !== null) return { to: `${folder}${url.search}` };
    }
    const found = matchRoute(routes, { method: request.method, pathname: url.pathname });
    const matched = { ...visit, params: found?.params ?? {} };
    const route = found?.route;
    if (route?.open !== undefined) return route.answer(matched);
    if (actor === null) {
      return isSafe
        ? { to: `${SIGN_IN}?to=${encodeURIComponent(url.pathname + url.search)}` }
        : { screen: 'signed-out', status: 401, data: null };
    }
    const signed = { ...matched, actor };
    const asked = route === undefined ? null : await route.rule(signed);
    const isAdmitted = asked !== null && may(actor, asked.action, asked.subject, visit.now);
    return route !== undefined && isAdmitted ? route.answer(signed) : NOT_FOUND;
  }

  async function toResponse(answer: Answer, visit: Visit, actor: Actor | null): Promise<Response> {
    if (answer instanceof Response) return answer;
    if ('to' in answer) return toRedirect(answer, visit);
    const { request, url, lang, now } = visit;
    const said = readSaid(request);
    const rendered = await render(answer.screen, {
      data: answer.data,
      actor,
      lang,
      path: url.pathname + url.search,
      said,
      assets: options.assets,
      siteName: options.siteName,
      may: (action, subject) => actor !== null && may(actor, action, subject, now),
    });
    const headers = new Headers({ ...SCREEN_HEADERS, ...answer.headers });
    if (said !== null) headers.append('Set-Cookie', clearedSaid());
    const body = request.method === 'HEAD' ? null : await rendered.text();
    return new Response(body, { status: answer.status ?? 200, headers });
  }
}

const NOT_FOUND: Screen = { screen: 'not-found', status: 404, data: null };

function toRedirect({ to, said, headers = [] }: Redirect, { url }: Visit): Response {
  const answer = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  for (const [name, value] of headers) answer.append(name, value);
  if (said !== undefined) answer.append('Set-Cookie', writeSaid(said, url));
  return new Response(null, { status: 303, headers: answer });
}
