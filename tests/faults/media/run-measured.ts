import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { MediaAsset } from '#media-pipeline/asset.ts';

export interface MeasuredRun {
  /** By id: how it ended, and how long it was worked on. */
  ended: Map<string, { outcome: string; seconds: number }>;
  /** Of the process and all below it, at the worst moment seen. */
  peakBytes: number;
  /** `undefined`: it was killed. */
  exitCode: number | undefined;
  messages: string;
}

export interface MeasuredRunOptions {
  /** Folder of the media state. */
  state: string;
  assets: readonly MediaAsset[];
  sandbox?: boolean;
  /** Stands before the command, to watch it. */
  under?: readonly string[];
  cwd?: string;
  onLine?: (line: string) => void;
}

const LOOK_MS = 50;
const SCRIPT = join(import.meta.dirname, '../run-media.ts');

/** Runs media in a process of its own and measures it from outside. */
export async function runMeasured(options: MeasuredRunOptions): Promise<MeasuredRun> {
  const { state, assets, sandbox = true, under = [], cwd = process.cwd() } = options;
  const list = `${state}.assets.json`;
  await writeFile(list, JSON.stringify(assets));
  const argv = [process.execPath, SCRIPT, state, list, sandbox ? 'sandbox' : 'no-sandbox'];
  const [program = '', ...rest] = [...under, ...argv];
  const child = execa(program, rest, { reject: false, cwd, lines: true, all: false });

  const begun = new Map<string, number>();
  const ended: MeasuredRun['ended'] = new Map();
  const read = async () => {
    for await (const line of child.iterable({ from: 'stdout' })) {
      options.onLine?.(line);
      const [, id = '', outcome = ''] = /^(.*) (\S+) (\S+)$/.exec(line) ?? [];
      const nowMs = performance.now();
      if (outcome !== 'working') {
        ended.set(id, { outcome, seconds: (nowMs - (begun.get(id) ?? nowMs)) / 1000 });
      } else if (!begun.has(id)) begun.set(id, nowMs);
    }
  };
  let peakBytes = 0;
  const watch = setInterval(async () => {
    if (child.pid === undefined) return;
    peakBytes = Math.max(peakBytes, await memoryOfTree(child.pid));
  }, LOOK_MS);
  const [result] = await Promise.all([child, read()]);
  clearInterval(watch);
  return { ended, peakBytes, exitCode: result.exitCode, messages: result.stderr.join('\n') };
}

/** Memory that a process and its descendants hold (proportional set size, `proc_pid_smaps(5)`), in bytes. */
async function memoryOfTree(root: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent > 0) parents.set(Number(name), parent);
  }
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree].reduce((sum, pid) => sum + memoryOf(pid), 0);
}

function memoryOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}
