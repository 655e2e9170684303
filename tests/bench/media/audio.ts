import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { costOf, median, rounded } from './cost.ts';
import { longReading } from './inputs.ts';
import type { BenchOptions } from './options.ts';

const SECONDS = 12 * 60;

export interface AudioFigures {
  seconds: number;
  cpuSeconds: number;
  /** Length of the recording by the wall time of all that is made of it, Node's start included. */
  realtimeFactor: number;
  /** The same by processor time: what one core does. */
  realtimeFactorCpu: number;
  peakRssMb: number;
}

/** Everything that is made of a person's reading. */
export async function benchAudio({ folder, cwd, quick }: BenchOptions): Promise<AudioFigures> {
  const file = await longReading(folder, SECONDS);
  const state = join(folder, 'audio-state');
  const program = join(import.meta.dirname, 'run-recipes.ts');
  const costs = [];
  for (let run = 0; run < (quick ? 1 : 3); run++) {
    rmSync(state, { recursive: true, force: true });
    costs.push(await costOf([process.execPath, program, state, 'audio', 'all', file], { cwd }));
  }
  const cpuSeconds = median(costs.map((cost) => cost.cpuSeconds));
  return {
    seconds: SECONDS,
    cpuSeconds: rounded(cpuSeconds, 2),
    realtimeFactor: rounded(SECONDS / median(costs.map((cost) => cost.wallSeconds)), 1),
    realtimeFactorCpu: rounded(SECONDS / cpuSeconds, 1),
    peakRssMb: median(costs.map((cost) => cost.peakRssMb)),
  };
}
