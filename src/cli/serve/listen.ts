import type { Server } from 'node:http';
import { startServer } from '#server/start-server.ts';
import type { Studio } from '#studio/open-studio.ts';
import { harvestOf } from '../build/exports/harvest.ts';
import type { Lang } from '../language.ts';
import { sayError } from '../print.ts';
import type { Workspace } from '../workspace.ts';

export interface Listening {
  server: Server;
  /** Where the front page is. */
  url: string;
}

export interface ListenOptions {
  port: number;
  host: string;
  lang: Lang;
  studio?: Studio | undefined;
}

/** Serves the release in use; `http://localhost:4321/` and below, or in the folder that `site.url` names. */
export async function listen(
  workspace: Workspace,
  { port, host, lang, studio }: ListenOptions,
): Promise<Listening> {
  const { state, site, config } = workspace;
  const basePath = new URL(site.url).pathname.replace(/\/$/, '');
  const onError = (error: unknown) => sayError(error, lang);
  const { searchServer } = site;
  const connectTo = searchServer === undefined ? null : new URL(searchServer.url).origin;
  const { trustedProxies } = config.studio;
  const mount = studio === undefined ? undefined : { answer: studio.answer, trustedProxies };
  const server = await startServer({
    state,
    port,
    host,
    basePath,
    connectTo,
    oai: harvestOf(workspace),
    studio: mount,
    onError,
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
  return { server, url: `http://${name}:${actualPort}${basePath}/` };
}

/** Resolves when the process is asked to end (Ctrl-C, SIGTERM); the server is closed then. */
export function untilStopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      server.close(() => resolve());
      server.closeAllConnections();
    };
    // Not `once`: a library that finds itself the last listener ends the process at once.
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
