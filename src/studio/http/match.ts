import type { StudioRoute } from './route.ts';

export interface Match {
  route: StudioRoute;
  params: Record<string, string>;
}

/** The route for a request; the first that fits. HEAD is answered as GET. */
export function matchRoute(
  routes: readonly StudioRoute[],
  { method, pathname }: { method: string; pathname: string },
): Match | null {
  const wanted = method === 'HEAD' ? 'GET' : method;
  for (const route of routes) {
    if (route.method !== wanted && route.method !== method) continue;
    const params = paramsOf(route.path, pathname);
    if (params !== null) return { route, params };
  }
  return null;
}

function paramsOf(pattern: string, pathname: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = pathname.split('/');
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part === '*') {
      params['*'] = given.slice(index).join('/');
      return params;
    }
    const value = given[index];
    if (value === undefined) return null;
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    const decoded = decode(value);
    if (decoded === null || decoded === '') return null;
    params[part.slice(1)] = decoded;
  }
  return given.length === wanted.length ? params : null;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
