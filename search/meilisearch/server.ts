import {
  type EnqueuedTaskPromise,
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchTaskTimeOutError,
} from 'meilisearch';

/** `away`: no answer; `refused`: the key may not do it; `failed`: the server could not. */
export type MeilisearchFaultKind = 'away' | 'refused' | 'failed';

/** What goes wrong with a Meilisearch, for the command to put into words. */
export class MeilisearchFault extends Error {
  override readonly name = 'MeilisearchFault';
  readonly kind: MeilisearchFaultKind;

  constructor(message: string, { kind, cause }: { kind: MeilisearchFaultKind; cause?: unknown }) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** A Meilisearch that is written to: its address and a key that may do that. */
export interface MeilisearchServer {
  url: string;
  adminKey: string;
}

const REQUEST_MS = 120_000;
const LOOK_EVERY_MS = 50;
/** A task that the server has not done by then it will not do soon. */
const TASK_MS = 30 * 60_000;

export function openServer({ url, adminKey }: MeilisearchServer): Meilisearch {
  return new Meilisearch({
    host: url,
    apiKey: adminKey,
    timeout: REQUEST_MS,
  });
}

/** Waits until the server has done it. Throws MeilisearchFault `failed` when it could not. */
export async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error, uid } = await task.waitTask({ timeout: TASK_MS, interval: LOOK_EVERY_MS });
  if (status === 'succeeded') return;
  throw new MeilisearchFault(`task ${uid}: ${error?.message ?? status}`, { kind: 'failed' });
}

/** Runs `work`; whatever the client throws becomes a MeilisearchFault. */
export async function toldPlainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MeilisearchApiError) {
      const { status } = error.response;
      const kind = status === 401 || status === 403 ? 'refused' : 'failed';
      throw new MeilisearchFault(error.message, { kind, cause: error });
    }
    if (error instanceof MeilisearchTaskTimeOutError) {
      throw new MeilisearchFault(error.message, { kind: 'failed', cause: error });
    }
    if (error instanceof MeilisearchRequestError) {
      throw new MeilisearchFault(innermost(error).message, { kind: 'away', cause: error });
    }
    throw error;
  }
}

/** What lies below: `connect ECONNREFUSED` rather than `fetch failed`. */
function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}

/** `true` for an answer that there is no such index. */
export function isNoIndex(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';
}
