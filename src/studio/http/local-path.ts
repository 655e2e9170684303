/** A path below /studio that a form or an address names; the first page for anything else. */
export function localPath(path: string | null): string {
  if (path === null || !URL.canParse(path, 'http://here')) return '/studio/';
  const { host, pathname, search } = new URL(path, 'http://here');
  return host === 'here' && pathname.startsWith('/studio/') ? pathname + search : '/studio/';
}
