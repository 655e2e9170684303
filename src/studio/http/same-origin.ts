/**
 * Does a request that changes something come from our own pages? Every browser in use sends `Origin` with
 * those; one that sends neither it nor `Referer` is refused. Cookies are SameSite=Lax besides.
 */
export function isFromOurPages(request: Request, origin: string): boolean {
  const from = request.headers.get('origin') ?? originOf(request.headers.get('referer'));
  return from === origin;
}

function originOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}
