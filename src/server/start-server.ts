import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ArchiveError } from '#domain/archive-error.ts';
import type { OaiMount } from './answer-oai.ts';
import { releaseInUse } from './release-in-use.ts';
import { serveSite } from './serve-site.ts';
import { isOfStudio, type StudioMount, serveStudio } from './serve-studio.ts';

export interface ServerOptions {
  /** State folder of the archive: its `current` release is served. */
  state: string;
  port: number;
  host: string;
  basePath: string;
  /** Origin of the search server that pages ask; `null` without one. */
  connectTo?: string | null;
  /** What harvesters are answered from; `null` where they are not. */
  oai?: OaiMount | null;
  /** The editors' side, at `/studio`. */
  studio?: StudioMount | undefined;
  /** Told of what failed while answering; the request gets 500. */
  onError: (error: unknown) => void;
}

/** Listens when it resolves. Throws ArchiveError `port-taken`. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { state, port, host, basePath, connectTo = null, oai = null, studio, onError } = options;
  const answerSite = serveSite({ release: releaseInUse(state), basePath, connectTo, oai });
  const answerStudio = studio === undefined ? null : serveStudio(studio);
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    answerStudio !== null && isOfStudio(request.url)
      ? answerStudio(request, response)
      : answerSite(request, response);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A reader who goes away in the middle of a film is no fault.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') onError(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? portTaken(port, cause) : cause);
    });
    server.listen(port, host, resolve);
  });
  return server;
}

function portTaken(port: number, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'port-taken',
    what: {
      vi: `Cổng ${port} đang có chương trình khác dùng.`,
      en: `Another program uses port ${port}.`,
    },
    hint: {
      vi: 'Dừng chương trình kia, hoặc chọn cổng khác: --port 8080.',
      en: 'Stop it, or choose another port: --port 8080.',
    },
    cause,
  });
}
