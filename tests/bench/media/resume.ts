import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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
    const first = await killed(filmCommand(film, state), whole.wallSeconds * share * 1000, cwd);
    const second = await costOf(filmCommand(film, state), { cwd });
    wasted.push((first + second.cpuSeconds) / whole.cpuSeconds - 1);
  }
  const mean = wasted.reduce((sum, each) => sum + each, 0) / wasted.length;
  return { seconds, kills: wasted.length, wastedFraction: rounded(Math.max(0, mean)) };
}

/** Processor seconds of a command until it was killed. */
async function killed(
  [program, ...args]: [string, ...string[]],
  afterMs: number,
  cwd: string,
): Promise<number> {
  const watch = join(import.meta.dirname, 'rusage.py');
  const child = spawn('python3', [watch, '--kill-after', `${afterMs / 1000}`, program, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  await delay(500);
  const [, user = 0, system = 0] = (said.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number);
  return user + system;
}
