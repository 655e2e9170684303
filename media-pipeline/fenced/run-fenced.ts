import { constants } from 'node:os';
import { execa } from 'execa';
import { ArchiveError } from '#domain/archive-error.ts';
import { diskFull, hasNoRoom } from '../disk-full.ts';
import { env } from '../env.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Fence, fenceArgv, type Inside } from './fence.ts';
import { killTree } from './kill-tree.ts';
import { ownLines } from './own-lines.ts';
import { watchStall } from './watch-stall.ts';

export interface FencedRun extends Inside {
  argv: readonly string[];
  /** Wall clock. */
  timeoutSeconds: number;
  /** A tool that neither computes nor waits for the disk so long will not go on; 10 by default. */
  stalledSeconds?: number;
  signal?: AbortSignal | undefined;
  /** Reads out of the tool's own words why it failed; `null` when that says nothing. */
  explain?: ((messages: string) => Refusal | null) | undefined;
  /** Takes the lines written to stderr that are the tool's own words, the newest. */
  onMessages?: ((newest: string) => void) | undefined;
  /** Takes what is written to stdout, in pieces. */
  onOutput?: ((piece: Uint8Array) => void) | undefined;
}

const STALLED_SECONDS = 10;
const LAST_MESSAGES_CHARS = 20_000;
/** What the fence itself says when it cannot start the tool. */
const NOT_STARTED = /^(?:bwrap|prlimit|setpriv): /m;
const OUT_OF_MEMORY = /Cannot allocate memory|Out of memory|std::bad_alloc/i;
const NO_ROOM = /No space left on device/;
const TOO_LARGE_OUTPUT = /File too large/;
/** Bubblewrap tells a death by signal as 128 + its number. */
const SIGNALLED = 128;
const { SIGKILL, SIGXCPU, SIGXFSZ } = constants.signals;

const TOOL_ENVIRONMENT = {
  PATH: env.searchPath,
  LANG: 'C.UTF-8',
  HOME: '/tmp',
  AV_LOG_FORCE_NOCOLOR: '1',
  // One arena a thread would reserve 64 MB each of the address space that is limited.
  MALLOC_ARENA_MAX: '2',
};

/**
 * Runs a tool over one file from outside, fenced in. Resolves to what it said on stderr (at most the last
 * part), also when it did not end well: `failed` means that it could not read the file, died or hung of it. A
 * refusal: it hit a limit of time, memory or output.
 * @throws ArchiveError `disk-full` and `tool-not-run`; the reason of `signal`.
 */
export async function runFenced(
  fence: Fence,
  run: FencedRun,
): Promise<{ messages: string; failed: boolean } | Refusal> {
  const [first = '', ...rest] = [...fenceArgv(fence, run), run.program, ...run.argv];
  const child = execa(first, rest, {
    stdin: 'ignore',
    encoding: 'buffer',
    buffer: false,
    reject: false,
    // Keys and passwords of this process are none of the tool's business.
    extendEnv: false,
    env: TOOL_ENVIRONMENT,
  });
  let messages = '';
  let said = '';
  const lines = ownLines();
  const hear = (newest: string) => {
    if (newest === '') return;
    said = (said + newest).slice(-LAST_MESSAGES_CHARS);
    run.onMessages?.(newest);
  };
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (piece: string) => {
    messages = (messages + piece).slice(-LAST_MESSAGES_CHARS);
    hear(lines.push(piece));
  });
  child.stdout.on('data', (piece: Buffer) => run.onOutput?.(piece));
  let ended: 'stalled' | 'late' | 'aborted' | null = null;
  const end = (why: 'stalled' | 'late' | 'aborted') => {
    ended ??= why;
    if (child.pid !== undefined) killTree(child.pid);
  };
  const onAbort = () => end('aborted');
  run.signal?.addEventListener('abort', onAbort);
  if (run.signal?.aborted) onAbort();
  const late = setTimeout(() => end('late'), run.timeoutSeconds * 1000);
  const stopWatching = watchStall(child.pid ?? 0, {
    afterSeconds: run.stalledSeconds ?? STALLED_SECONDS,
    onStall: () => end('stalled'),
  });
  const result = await child;
  stopWatching();
  clearTimeout(late);
  run.signal?.removeEventListener('abort', onAbort);
  hear(lines.end());
  run.signal?.throwIfAborted();
  if (!result.failed) return { messages, failed: false };
  if (ended === 'stalled') return { messages, failed: true };
  const signal = result.signal
    ? constants.signals[result.signal]
    : (result.exitCode ?? 0) - SIGNALLED;
  if (signal === SIGXFSZ || TOO_LARGE_OUTPUT.test(said)) return refuse('too-much-output');
  if (ended === 'late' || signal === SIGKILL || signal === SIGXCPU) return refuse('took-too-long');
  const ofTheFile = run.explain?.(said);
  if (ofTheFile) return ofTheFile;
  if (OUT_OF_MEMORY.test(said)) return refuse('too-much-memory');
  if (NO_ROOM.test(said)) {
    const folder = run.writableFolder ?? '/tmp';
    if (await hasNoRoom(folder)) throw diskFull(folder);
    // There is room again: another try may do better.
    return refuse('took-too-long');
  }
  if (result.exitCode === undefined || NOT_STARTED.test(said)) {
    throw notRun(run.program, result.cause);
  }
  return { messages, failed: true };
}

function notRun(program: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'tool-not-run',
    what: { vi: `Không chạy được ${program}.`, en: `${program} could not be run.` },
    hint: {
      vi: 'Kiểm tra bằng “archive doctor” rồi chạy lại.',
      en: 'Check with "archive doctor" and run again.',
    },
    cause,
  });
}
