import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { costOf, rounded } from './cost.ts';
import { longFilm } from './inputs.ts';
import type { BenchOptions } from './options.ts';
import { filmCommand, makeFilm } from './video.ts';

export interface ResumeFigures {
  seconds: number;
  kills: number;
  /** Processor time that was spent twice, as a share of a run without kills; the mean over the kills. */
  wastedFraction: number;
}

/** A film killed on the way (`kill -9` of the process and all below it), then finished by another run. */
export async function benchResume({ folder, cwd, quick }: BenchOptions): Promise<ResumeFigures> {
  const seconds = quick ? 600 : 1200;
  // Small pictures: what a kill costs is a matter of pieces, not of pixels.
  const film = await longFilm(folder, seconds, '426:240');
  const whole = await makeFilm({ film, state: join(folder, 'whole-state'), cwd });
  const state = join(folder, 'killed-state');
  const wasted: number[] = [];
  for (const share of quick ? [0.5] : [0.3, 0.55, 0.8]) {
    rmSync(state, { recursive: true, force: true });
    const killAfterSeconds = whole.wallSeconds * share;
    const first = await costOf(filmCommand(film, state), { cwd, killAfterSeconds });
    const second = await costOf(filmCommand(film, state), { cwd });
    wasted.push((first.cpuSeconds + second.cpuSeconds) / whole.cpuSeconds - 1);
  }
  const mean = wasted.reduce((sum, each) => sum + each, 0) / wasted.length;
  return { seconds, kills: wasted.length, wastedFraction: rounded(Math.max(0, mean)) };
}
