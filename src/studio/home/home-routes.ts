import type { StudioRoute } from '../http/route.ts';

/** The first screen: what waits for whom. */
export function homeRoutes(): readonly StudioRoute[] {
  return [
    {
      method: 'GET',
      path: '/studio/',
      rule: () => ({ action: 'studio.enter', subject: { kind: 'studio' } }),
      answer: () => ({ screen: 'index', data: null }),
    },
  ];
}
