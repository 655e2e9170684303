import { LEAP, type LightTrace } from './light-trace.ts';

export interface CutRules {
  /** Pixels must change by so much on average, of 255. */
  leastStep: number;
  /** … and by so many times more than around it: a quick pan is not a cut. */
  timesAround: number;
  /** Two cuts are at least so far apart; the stronger stays. */
  apartSeconds: number;
}

export const CUT_RULES: CutRules = { leastStep: 14, timesAround: 3, apartSeconds: 2 };

/** Frames on either side against which a change is held. */
const AROUND = 4;

/**
 * Moments at which a film cuts to another picture, in seconds, rising. `times` holds the moment of each
 * frame of the trace. Dissolves are not found: there is no one frame to name.
 */
export function findSceneCuts(
  { steps, leaps }: LightTrace,
  { times, rules = CUT_RULES }: { times: readonly number[]; rules?: CutRules },
): number[] {
  const found = steps.flatMap((step, at) => {
    const atSeconds = times[at];
    if (atSeconds === undefined || step < rules.leastStep) return [];
    if (step < rules.timesAround * meanAround(steps, at)) return [];
    // A flash begins where the picture of before comes back, and ends where it has.
    const lasting = Math.min(leaps[at] ?? 0, leaps[at + LEAP - 1] ?? 0);
    if (lasting < step / 2) return [];
    return [{ atSeconds, step }];
  });
  const kept: number[] = [];
  for (const { atSeconds } of found.sort((a, b) => b.step - a.step || a.atSeconds - b.atSeconds)) {
    const isApart = [0, ...kept].every((at) => Math.abs(at - atSeconds) >= rules.apartSeconds);
    if (isApart) kept.push(atSeconds);
  }
  return kept.sort((a, b) => a - b);
}

/** Mean of the steps around one; frames that repeat the one before say nothing. */
function meanAround(steps: readonly number[], at: number): number {
  const around = steps.slice(Math.max(1, at - AROUND), at + AROUND + 1);
  const moved = around.filter((step) => step > 0);
  const own = steps[at] ?? 0;
  const others = moved.length - (own > 0 ? 1 : 0);
  return others === 0 ? 0 : (moved.reduce((sum, step) => sum + step, 0) - own) / others;
}
