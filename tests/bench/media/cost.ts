import { join } from 'node:path';
import { baseEnv } from '../../env.ts';
import { measure } from '../measure.ts';

export interface ExactCost {
  wallSeconds: number;
  /** User and system, of the command and of everything it waited for. */
  cpuSeconds: number;
  /** Largest sum of resident memory over all its processes at one moment. */
  peakRssMb: number;
  stdout: string;
}

const WATCHED = ['python3', join(import.meta.dirname, 'rusage.py')] as const;

/** Runs a command to its end, or until it is killed, and tells what it cost. Rejects when it fails. */
export async function costOf(
  command: readonly [string, ...string[]],
  { cwd, killAfterSeconds }: { cwd: string; killAfterSeconds?: number },
): Promise<ExactCost> {
  const kill = killAfterSeconds === undefined ? [] : ['--kill-after', `${killAfterSeconds}`];
  const { stdout, peakRssMb, seenCpuSeconds } = await measure([...WATCHED, ...kill, ...command], {
    cwd,
    // As `archive` does: ours and the peers' programs are compiled once, not at every start.
    env: { ...baseEnv, NODE_COMPILE_CACHE: join(cwd, '.archive', 'cache', 'node') },
  });
  const lines = stdout.trimEnd().split('\n');
  const [real = 0, user = 0, system = 0] = (lines.pop() ?? '').split(' ').map(Number);
  return {
    wallSeconds: real,
    cpuSeconds: Math.max(user + system, seenCpuSeconds),
    peakRssMb,
    stdout: lines.join('\n'),
  };
}

/** Ours and a peer's in turn, so that both meet the same machine; medians of each figure. */
export async function inTurn(
  runs: number,
  { ours, peer }: Record<'ours' | 'peer', () => Promise<ExactCost>>,
): Promise<Record<'ours' | 'peer', ExactCost>> {
  const all: Record<'ours' | 'peer', ExactCost[]> = { ours: [], peer: [] };
  for (let run = 0; run < runs; run++) {
    all.ours.push(await ours());
    all.peer.push(await peer());
  }
  return { ours: medianCost(all.ours), peer: medianCost(all.peer) };
}

function medianCost(costs: readonly ExactCost[]): ExactCost {
  const of = (figure: 'wallSeconds' | 'cpuSeconds' | 'peakRssMb') =>
    median(costs.map((cost) => cost[figure]));
  return {
    wallSeconds: of('wallSeconds'),
    cpuSeconds: of('cpuSeconds'),
    peakRssMb: of('peakRssMb'),
    stdout: costs.at(-1)?.stdout ?? '',
  };
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const rounded = (figure: number, digits = 3): number => Number(figure.toFixed(digits));
