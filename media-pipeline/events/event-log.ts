import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaEvent } from './media-event.ts';

const FILE = 'events.jsonl';
const LINE_BREAK = 0x0a;

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
 * clock. A line cut short by a kill or a power failure is passed over by readers; the next event begins a
 * line of its own.
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
    const path = join(folder, FILE);
    appendFileSync(path, `${endsLine(path) ? '' : '\n'}${JSON.stringify(logged)}\n`);
  };
}

/** Does the file end where a line ends, or hold nothing yet? */
function endsLine(path: string): boolean {
  const file = openSync(path, 'a+');
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === LINE_BREAK);
  } finally {
    closeSync(file);
  }
}
