import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientReader } from './client-address.ts';
import { sendWebResponse, toWebRequest } from './web-request.ts';

export interface StudioMount {
  answer(request: Request, clientAddress: string): Promise<Response>;
  /** Proxies whose word on the client's address is believed. */
  trustedProxies: readonly string[];
}

export function isOfStudio(url: string | undefined): boolean {
  return /^\/studio(?:[/?]|$)/.test(url ?? '');
}

/** Hands requests for the studio over, in the form of the Fetch standard. */
export function serveStudio({ answer, trustedProxies }: StudioMount) {
  const clientOf = clientReader(trustedProxies);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { address, protocol } = clientOf(request);
    const origin = `${protocol}://${request.headers.host ?? 'localhost'}`;
    if (!URL.canParse(origin)) {
      response.writeHead(400).end();
      return;
    }
    await sendWebResponse(
      await answer(toWebRequest(request, origin, gone.signal), address),
      response,
    );
  };
}
