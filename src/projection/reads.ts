import { hash } from 'node:crypto';
import type { CardSources } from './card.ts';
import type { ProjectionContext } from './context.ts';

/** Everything besides the record itself that its entry and its card are made from. */
export type Sources = ProjectionContext & CardSources;

/**
 * What was asked of the rest of the archive while one record was projected, and what was answered. As
 * long as record and answers are the same, so is what was made of them.
 */
export interface Reads {
  shown: string[];
  hidden: string[];
  others: [question: Question, answer: string][];
}

type Subject = 'decision' | 'record' | 'description' | 'glimpse' | 'months' | 'similar';
type Question = `${Subject}:${string}`;

export interface ReadsTracker {
  /** The same sources; what is asked of them is noted. */
  sources: Sources;
  /** What was asked since the last call. */
  take(): Reads;
  /** Would every question be answered the same way now? */
  stillHolds(reads: Reads): boolean;
}

/** `hashOf` names the content of a record, `null` when it is not there. */
export function trackReads(sources: Sources, hashOf: (id: string) => string | null): ReadsTracker {
  const visibility = new Map<string, boolean>();
  const asked = new Set<Question>();
  /** One picture may stand on many cards. */
  const glimpsed = new Map<string, string>();

  const ask = (subject: Subject, key: string): string => {
    switch (subject) {
      case 'decision': {
        const decision = sources.decision(key);
        const line = JSON.stringify(sources.withdrawn.get(key) ?? null);
        return `${decision?.visible} ${decision?.tombstone} ${decision?.channels} ${line}`;
      }
      case 'record':
        return hashOf(key) ?? '';
      case 'description':
        return shortHash(sources.describe(key));
      case 'glimpse':
        return shortHash(sources.glimpse(key));
      case 'months':
        return sources.monthsOfHoldings(key).join();
      case 'similar':
        return shortHash(sources.similarTo(key));
    }
  };
  const answer = (question: Question): string => {
    const at = question.indexOf(':');
    const subject = question.slice(0, at) as Subject;
    const key = question.slice(at + 1);
    if (subject !== 'glimpse') return ask(subject, key);
    const made = glimpsed.get(key) ?? ask(subject, key);
    glimpsed.set(key, made);
    return made;
  };
  const noting =
    <T>(subject: Subject, read: (key: string) => T) =>
    (key: string): T => {
      asked.add(`${subject}:${key}`);
      return read(key);
    };

  return {
    sources: {
      ...sources,
      visible(id) {
        const visible = sources.visible(id);
        visibility.set(id, visible);
        return visible;
      },
      decision: noting('decision', sources.decision),
      get: noting('record', sources.get),
      describe: noting('description', sources.describe),
      glimpse: noting('glimpse', sources.glimpse),
      monthsOfHoldings: noting('months', sources.monthsOfHoldings),
      similarTo: noting('similar', sources.similarTo),
    },
    take() {
      const reads: Reads = { shown: [], hidden: [], others: [] };
      for (const [id, visible] of visibility) (visible ? reads.shown : reads.hidden).push(id);
      for (const question of asked) reads.others.push([question, answer(question)]);
      visibility.clear();
      asked.clear();
      return reads;
    },
    stillHolds: ({ shown, hidden, others }) =>
      shown.every(sources.visible) &&
      !hidden.some(sources.visible) &&
      others.every(([question, was]) => answer(question) === was),
  };
}

function shortHash(value: unknown): string {
  return hash('sha256', JSON.stringify(value) ?? '', 'hex').slice(0, 16);
}
