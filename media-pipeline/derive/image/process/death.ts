import { type Refusal, refuse } from '../../../refusal.ts';
import type { Answer } from './answer.ts';
import { saysOutOfMemory } from './out-of-memory.ts';

export type Death = Extract<Answer, { ended: string | number } | { late: true }>;

/** What a decoder dies of that trips over a file: ILL, TRAP, ABRT, BUS, FPE, SEGV. */
const TRIPPED: ReadonlySet<string | number> = new Set([
  ...['SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV'],
  ...[4, 5, 6, 7, 8, 11].map((number) => 128 + number),
]);

/**
 * What a death says of the file. The limit of memory never kills: memory is refused, the process says so
 * and aborts. Being killed may be about this machine, as running out of time may.
 */
export function refusalOfDeath(death: Death, lastMessages: string): Refusal {
  if ('late' in death) return refuse('took-too-long');
  if (saysOutOfMemory(lastMessages)) return refuse('too-much-memory');
  return refuse(TRIPPED.has(death.ended) ? 'damaged-image' : 'took-too-long');
}
