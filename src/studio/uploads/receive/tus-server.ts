import { Server } from '@tus/server';
import { ArchiveError } from '#domain/archive-error.ts';
import type { Upload } from '../upload.ts';
import { type Incoming, tusStore } from './tus-store.ts';

export const TUS_PATH = '/studio/tus';

export interface TusReceiver {
  /** Answers a tus request about an upload that is the asker's own. */
  answer(request: Request): Promise<Response>;
  /** Answers a request that makes an upload; `id` was given to it already. */
  create(request: Request, id: string): Promise<Response>;
}

export interface TusOptions {
  incoming: Incoming;
  find(id: string): Upload | null;
  remove(id: string): Promise<void>;
  /** All bytes came: resolves when they are safe and are what was sent. @throws ArchiveError */
  finish(id: string): Promise<void>;
  onError(error: unknown): void;
}

interface TusFault {
  status_code: number;
  body: string;
}

/** How long somebody who comes back on a new line waits for the old one to be let go. */
const OLD_LINE_MS = 1000;

/** `@tus/server` on our store: who may do what was decided before a request comes here. */
export function openTusReceiver(options: TusOptions): TusReceiver {
  const { incoming, find, remove, finish, onError } = options;
  const given = new WeakMap<object, string>();
  const server = new Server({
    path: TUS_PATH,
    datastore: tusStore({ incoming, find, remove }),
    relativeLocation: true,
    allowedOrigins: [],
    lockDrainTimeout: OLD_LINE_MS,
    namingFunction: (request) => given.get(request) ?? '',
    async onUploadFinish(_request, { id }) {
      await finish(id);
      return {};
    },
    onResponseError(_request, error) {
      if (error instanceof ArchiveError) return toFault(error);
      if (!('status_code' in error)) onError(error);
      return undefined;
    },
  } as ConstructorParameters<typeof Server>[0]);
  const answer = async (request: Request) =>
    withoutCaches(await server.handleWeb(request as never));
  return {
    answer,
    create(request, id) {
      given.set(request, id);
      return answer(request);
    },
  };
}

/** What a sender reads of an error: its name, and the words in both languages. */
export function toFault({ name, what, hint }: ArchiveError): TusFault {
  return {
    status_code: STATUS_BY_ERROR[name] ?? 422,
    body: JSON.stringify({ name, what, hint }),
  };
}

const STATUS_BY_ERROR: Readonly<Record<string, number>> = {
  'quota-full': 413,
  'disk-full': 507,
  // https://tus.io/protocols/resumable-upload#checksum
  'upload-damaged': 460,
};

function withoutCaches(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store');
  response.headers.set('X-Content-Type-Options', 'nosniff');
  return response;
}
