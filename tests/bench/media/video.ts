import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costOf, type ExactCost, rounded } from './cost.ts';
import { longFilm } from './inputs.ts';
import type { BenchOptions } from './options.ts';
import { naiveCommands, singleCommand } from './peers/bare-ffmpeg.ts';

/** Long enough for several pieces, and for HLS in this profile. */
const SECONDS = 96;
const PROFILE = { hlsAboveSeconds: 30 };

export interface VideoFigures {
  seconds: number;
  cpuSeconds: number;
  wallSeconds: number;
  /** Processor time of all that is made of the film, against the best single command for the same outputs. */
  ratioToBareFfmpeg: number;
  wallRatioToBareFfmpeg: number;
  /** Processor time against one run for each rendition. */
  ratioToNaive: number;
  peakRssMb: number;
  peakRssMbBareFfmpeg: number;
}

/** A film of a telephone in every size and form. */
export async function benchVideo({ folder, cwd, quick }: BenchOptions): Promise<VideoFigures> {
  const film = await longFilm(folder, quick ? 48 : SECONDS);
  const out = join(folder, 'bare');
  const fresh = () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
  };
  const bare = (threads: 0 | 1) => {
    fresh();
    return costOf(singleCommand(film, out, threads), { cwd });
  };
  const oursOnce = () => makeFilm({ film, state: join(folder, 'film-state'), cwd });

  const ours = [await oursOnce()];
  const peers = [await bare(1), await bare(0)];
  if (!quick) {
    ours.push(await oursOnce());
    peers.push(await bare(1), await bare(0));
  }
  fresh();
  let naiveCpuSeconds = 0;
  for (const command of naiveCommands(film, out)) {
    naiveCpuSeconds += (await costOf(command, { cwd })).cpuSeconds;
  }
  const least = (costs: readonly ExactCost[], figure: 'cpuSeconds' | 'wallSeconds' | 'peakRssMb') =>
    Math.min(...costs.map((cost) => cost[figure]));
  const cpuSeconds = least(ours, 'cpuSeconds');
  return {
    seconds: quick ? 48 : SECONDS,
    cpuSeconds: rounded(cpuSeconds, 1),
    wallSeconds: rounded(least(ours, 'wallSeconds'), 1),
    ratioToBareFfmpeg: rounded(cpuSeconds / least(peers, 'cpuSeconds')),
    wallRatioToBareFfmpeg: rounded(least(ours, 'wallSeconds') / least(peers, 'wallSeconds')),
    ratioToNaive: rounded(cpuSeconds / naiveCpuSeconds),
    peakRssMb: Math.max(...ours.map((cost) => cost.peakRssMb)),
    peakRssMbBareFfmpeg: least(peers, 'peakRssMb'),
  };
}

/** One film through the pipeline from an empty state, in a process of its own. */
export function makeFilm({
  film,
  state,
  cwd,
}: Record<'film' | 'state' | 'cwd', string>): Promise<ExactCost> {
  rmSync(state, { recursive: true, force: true });
  return costOf(filmCommand(film, state), { cwd });
}

export function filmCommand(film: string, state: string): [string, ...string[]] {
  mkdirSync(state, { recursive: true });
  const profile = join(state, 'profile.json');
  writeFileSync(profile, JSON.stringify(PROFILE));
  const program = join(import.meta.dirname, 'run-recipes.ts');
  return [process.execPath, program, '--profile', profile, state, 'video', 'all', film];
}
