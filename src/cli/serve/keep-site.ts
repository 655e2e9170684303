import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ArchiveError } from '#domain/archive-error.ts';
import type { SitePort } from '#studio/publishing/site-port.ts';
import { type BuildReport, buildArchive } from '../build/build-archive.ts';
import { withBuildLock } from '../build/build-lock.ts';
import { makeMedia } from '../build/make-media.ts';
import type { Workspace } from '../workspace.ts';

export interface KeepSiteOptions {
  onBuilt(report: BuildReport): void;
  onError(error: unknown): void;
  /** Ends the making of media. */
  signal: AbortSignal;
}

export interface KeptSite extends SitePort {
  /** Brings all but the media up to date. */
  build(): Promise<BuildReport>;
}

/** While another process builds, it is asked again this often, and for this long. */
const BUSY_WAIT_MS = 250;
const LONGEST_BUSY_MS = 10 * 60_000;
/** A search server that could not be brought up to date is tried again after this. */
const SERVER_RETRY_MS = 60_000;
/** Pictures that were just published are waited for, films are not. */
const MEDIA_FIRST_MS = 4_000;

/**
 * The site of a running server: whatever reads or writes the content roots takes its turn. Media that a
 * publication brings are made behind it, and published when they are there.
 */
export function keepSite(
  workspace: Workspace,
  { onBuilt, onError, signal }: KeepSiteOptions,
): KeptSite {
  const inTurn = takeTurns();
  const lock = join(workspace.state, 'build.lock');
  let making: Promise<void> | null = null;
  let isAskedAgain = false;
  let retry: NodeJS.Timeout | undefined;

  const build = () =>
    inTurn(() =>
      patiently(async () => {
        const report = await buildArchive(workspace, {
          now: new Date(),
          full: false,
          onStep: () => {},
        });
        onBuilt(report);
        tryServerAgain(report);
        return report;
      }),
    );
  /** A search server that is behind may still show what was taken down: it is not left so. */
  const tryServerAgain = ({ searchServer }: BuildReport) => {
    clearTimeout(retry);
    if (searchServer?.state !== 'failed' || signal.aborted) return;
    retry = setTimeout(() => void build().catch(onError), SERVER_RETRY_MS);
    retry.unref();
  };
  const finishMedia = async () => {
    do {
      isAskedAgain = false;
      const { made } = await makeMedia(workspace, {
        now: new Date(),
        onProgress: () => {},
        signal,
      });
      if (made.length > 0) await build();
    } while (isAskedAgain && !signal.aborted);
  };

  function makeBehind(): Promise<void> {
    isAskedAgain = true;
    making ??= finishMedia()
      .catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      })
      .finally(() => {
        making = null;
      });
    return making;
  }

  return {
    build,
    whileQuiet: (work) => inTurn(() => patiently(() => withBuildLock(lock, work))),
    async publish({ bringsMedia = false } = {}) {
      if (bringsMedia) await Promise.race([makeBehind(), wait(MEDIA_FIRST_MS)]);
      const { number } = await build();
      void makeBehind();
      return { release: number };
    },
  };
}

/** Each piece of work waits for those before it, whether these succeed or not. */
function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + LONGEST_BUSY_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof ArchiveError && error.name === 'build-under-way';
      if (!isBusy || performance.now() > until) throw error;
      await wait(BUSY_WAIT_MS);
    }
  }
}
