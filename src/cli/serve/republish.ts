import { readManifest } from '#release/manifest.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import type { Workspace } from '../workspace.ts';

/** setTimeout counts in 32 bits. */
const LONGEST_WAIT_MS = 2_000_000_000;
/** The moment itself must be past when the projection asks for the time. */
const AFTER_MS = 1_000;
/** When it did not work, try again after this. */
const RETRY_MS = 60_000;

/**
 * Calls `build` whenever the release in use has come to its end (ReleaseManifest.validUntil), as long as
 * the process lives.
 */
export function republishWhenDue(
  workspace: Pick<Workspace, 'state'>,
  { build, now }: { build: () => Promise<void>; now: () => Date },
): { stop(): void; lookAgain(): void } {
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, Math.min(Math.max(ms, 0), LONGEST_WAIT_MS));
    timer.unref();
  };
  const look = () => {
    const until = validUntil(workspace);
    if (until === null) return;
    const left = until.getTime() + AFTER_MS - now().getTime();
    if (left > 0) {
      wait(left, look);
      return;
    }
    build().then(
      () => look(),
      () => wait(RETRY_MS, look),
    );
  };
  look();
  return { stop: () => clearTimeout(timer), lookAgain: look };
}

function validUntil({ state }: Pick<Workspace, 'state'>): Date | null {
  const releases = openReleasesFolder(state);
  const number = releases.current();
  const until = number === null ? null : readManifest(releases.path, number)?.validUntil;
  return until == null ? null : new Date(until);
}
