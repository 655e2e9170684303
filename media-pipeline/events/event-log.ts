import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaEvent } from './media-event.ts';

const FILE = 'events.jsonl';

/** An event as it stands in the log; the names are PREMIS 3 (https://www.loc.gov/standards/premis/v3/). */
interface LoggedEvent {
  eventIdentifier: string;
  eventType: MediaEvent['eventType'];
  /** ISO 8601. */
  eventDateTime: string;
  eventDetail: string;
  eventOutcome: MediaEvent['outcome'];
  eventOutcomeDetailNote: string | null;
  linkingAgent: MediaEvent['agent'];
  /** `source` and `outcome` are the roles of PREMIS's relationship vocabulary. */
  linkingObjects: { role: 'source' | 'outcome'; sha256: string }[];
}

/**
 * The append-only log of a media folder, one event a line, kept apart from descriptions: those hold no
 * clock. A line cut short by a power failure is the last one, and is passed over by readers.
 */
export function openEventLog(
  folder: string,
  { now, newId = randomUUID }: { now: () => Date; newId?: () => string },
): (event: MediaEvent) => void {
  mkdirSync(folder, { recursive: true });
  return ({ eventType, detail, outcome, outcomeNote, agent, source, outcomes }) => {
    const logged: LoggedEvent = {
      eventIdentifier: newId(),
      eventType,
      eventDateTime: now().toISOString(),
      eventDetail: detail,
      eventOutcome: outcome,
      eventOutcomeDetailNote: outcomeNote,
      linkingAgent: agent,
      linkingObjects: [
        { role: 'source', sha256: source },
        ...outcomes.map((sha256) => ({ role: 'outcome' as const, sha256 })),
      ],
    };
    appendFileSync(join(folder, FILE), `${JSON.stringify(logged)}\n`);
  };
}
