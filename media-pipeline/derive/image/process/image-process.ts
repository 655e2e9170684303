import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, ReadStream } from 'node:fs';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { env } from '../../../env.ts';
import { killTree } from '../../../fenced/kill-tree.ts';
import type { Refusal } from '../../../refusal.ts';
import type { ImageTaskName, ImageTasks } from '../tasks.ts';
import { type Answer, nextAnswer } from './answer.ts';
import { imageProcessArgv, ROOT } from './argv.ts';
import { refusalOfDeath } from './death.ts';
import type { ToMain } from './messages.ts';

const START_SECONDS = 30;
const LAST_MESSAGES_CHARS = 2000;

const ENVIRONMENT = {
  PATH: env.searchPath,
  LANG: 'C.UTF-8',
  HOME: '/tmp',
  MALLOC_ARENA_MAX: '2',
  // libvips would put large pictures into files; here they stay within the limit of memory.
  VIPS_DISC_THRESHOLD: '64g',
};

export interface Call<Name extends ImageTaskName> {
  name: Name;
  params: ImageTasks[Name]['params'];
  /** Absolute path of the original, or its bytes. */
  source: string | Uint8Array;
  sizeBytes: number;
  timeoutSeconds: number;
  signal?: AbortSignal | undefined;
}

/** A process that decodes images from outside, one at a time. */
export interface ImageProcess {
  /**
   * A refusal too where the process died of the file, or took too long over it; it is of no more use then.
   * @throws Error on a fault of this machine; the reason of `signal`.
   */
  run<Name extends ImageTaskName>(call: Call<Name>): Promise<ImageTasks[Name]['result'] | Refusal>;
  isAlive(): boolean;
  /** From now on, until it is used again, it does not keep this process from ending. */
  rest(): void;
  /** Sends it home; resolves when it is gone. */
  leave(): Promise<void>;
}

export async function startImageProcess(): Promise<ImageProcess> {
  const [program = '', ...argv] = await imageProcessArgv();
  const child = spawn(program, argv, {
    cwd: ROOT,
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: ENVIRONMENT,
  });
  let messages = '';
  child.stderr?.on('data', (piece: Buffer) => {
    messages = (messages + piece.toString('utf8')).slice(-LAST_MESSAGES_CHARS);
  });
  // Its death is told by `exit`.
  child.stdin?.on('error', () => undefined);

  let isEnded = false;
  const end = () => {
    isEnded = true;
    if (child.pid !== undefined) killTree(child.pid);
  };
  const first = await nextAnswer(child, { timeoutSeconds: START_SECONDS });
  if (!('ready' in first)) {
    end();
    throw new Error(`the process that reads images did not start: ${messages}`);
  }
  return {
    async run(call) {
      keepsUs(child, true);
      messages = '';
      try {
        return await resultOf<typeof call.name>(await ask(child, call));
      } catch (fault) {
        end();
        throw fault;
      }
    },
    isAlive: () => child.connected && child.exitCode === null && !isEnded,
    rest: () => keepsUs(child, false),
    async leave() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      keepsUs(child, true);
      const gone = once(child, 'exit');
      if (child.connected) child.disconnect();
      await gone;
    },
  };

  async function resultOf<Name extends ImageTaskName>(
    answer: Answer,
  ): Promise<ImageTasks[Name]['result'] | Refusal> {
    if ('result' in answer) return answer.result;
    if ('fault' in answer) throw new Error(`the process that reads images failed: ${answer.fault}`);
    if ('ready' in answer) throw new Error('the process that reads images began anew');
    end();
    // What it said last may arrive after the news of its death.
    if ('ended' in answer && child.stderr) await finished(child.stderr).catch(() => undefined);
    return refusalOfDeath(answer, messages);
  }
}

async function ask<Name extends ImageTaskName>(
  child: ChildProcess,
  { name, params, source, sizeBytes, timeoutSeconds, signal }: Call<Name>,
): Promise<Answer> {
  signal?.throwIfAborted();
  const answer = nextAnswer(child, { timeoutSeconds, signal });
  child.send({ task: { name, params }, sizeBytes } as ToMain);
  const bytes =
    typeof source === 'string'
      ? createReadStream(source, { end: sizeBytes - 1 })
      : Readable.from([source]);
  const unreadable = new Promise<never>((_, reject) => {
    bytes.once('error', reject);
    bytes.once('end', () => {
      if (bytes instanceof ReadStream && bytes.bytesRead < sizeBytes) {
        reject(new Error('the original is shorter than it was'));
      }
    });
  });
  if (child.stdin) bytes.pipe(child.stdin, { end: false });
  try {
    return await Promise.race([answer, unreadable]);
  } finally {
    // Destroyed alone it would leave its listeners on a pipe that lives for 200 images.
    bytes.unpipe();
    bytes.destroy();
  }
}

/** Does this process wait for the other before it ends? */
function keepsUs(child: ChildProcess, wanted: boolean): void {
  const change = wanted ? 'ref' : 'unref';
  child[change]();
  child.channel?.[change]();
  for (const pipe of [child.stdin, child.stderr]) {
    if (pipe instanceof Socket) pipe[change]();
  }
}
