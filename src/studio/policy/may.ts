import type { Action } from './actions.ts';
import type { Actor } from './actor.ts';
import type { Subject } from './subject.ts';

/** Whether somebody may do something now. Pure: all it knows is in its arguments. */
export function may(actor: Actor, action: Action, subject: Subject, _now: Date): boolean {
  if (action === 'studio.enter') return subject.kind === 'studio';
  return actor.grants.some(({ role }) => role === 'administrator' || role === 'officer');
}
