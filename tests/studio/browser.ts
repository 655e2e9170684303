export interface Answer {
  status: number;
  /** Where it leads to; empty where it does not. */
  location: string;
  headers: Headers;
  body: string;
}

/** What a browser does with forms and cookies, and no more; redirects are shown, not followed. */
export interface Browser {
  /** By name, as kept; settable. */
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(
    path: string,
    /** As URLSearchParams where a name comes more than once, as FormData with files. */
    fields: Record<string, string> | URLSearchParams | FormData,
    headers?: Record<string, string | null>,
  ): Promise<Answer>;
  signIn(accountName: string, password: string): Promise<Answer>;
}

export function openBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (jar !== '') headers.set('cookie', jar);
    const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) keep(cookie);
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      headers: response.headers,
      body: await response.text(),
    };
  }

  function keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const isOver = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
    if (isOver) cookies.delete(name);
    else cookies.set(name, pair.slice(at + 1));
  }

  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post(path, fields, headers = {}) {
      const all: Record<string, string | null> = { origin, ...headers };
      const sent = Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]);
      return send(path, {
        method: 'POST',
        headers: {
          ...(fields instanceof FormData
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...Object.fromEntries(sent),
        },
        body: fields instanceof FormData ? fields : new URLSearchParams(fields).toString(),
      });
    },
    signIn: (accountName, password) =>
      browser.post('/studio/sign-in/', { name: accountName, password, to: '/studio/' }),
  };
  return browser;
}
