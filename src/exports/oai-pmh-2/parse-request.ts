import type { Datestamp, OaiError } from './response.ts';

/** What a list is chosen by; times in seconds, both ends within. */
export interface Selection {
  metadataPrefix: string;
  from: Datestamp | null;
  until: Datestamp | null;
  set: string | null;
}

export type OaiRequest =
  | { verb: 'Identify' }
  | { verb: 'ListMetadataFormats'; identifier: string | null }
  | { verb: 'ListSets' }
  | { verb: 'GetRecord'; identifier: string; metadataPrefix: string }
  | { verb: 'ListRecords' | 'ListIdentifiers'; by: Selection }
  | { verb: 'ListRecords' | 'ListIdentifiers'; resumptionToken: string };

type Verb = OaiRequest['verb'];

/** Per verb, its arguments, and those of them that must be there (4). */
const ARGUMENTS: Readonly<Record<Verb, { may: readonly string[]; must: readonly string[] }>> = {
  Identify: { may: [], must: [] },
  ListMetadataFormats: { may: ['identifier'], must: [] },
  ListSets: { may: ['resumptionToken'], must: [] },
  GetRecord: { may: [], must: ['identifier', 'metadataPrefix'] },
  ListRecords: { may: ['from', 'until', 'set'], must: ['metadataPrefix'] },
  ListIdentifiers: { may: ['from', 'until', 'set'], must: ['metadataPrefix'] },
};

export type ParsedRequest =
  | { request: OaiRequest; args: Record<string, string> }
  | { errors: OaiError[]; args: Record<string, string> };

/**
 * Understands the arguments of a request (https://www.openarchives.org/OAI/openarchivesprotocol.html#ProtocolMessages).
 * `args` are those that the answer repeats.
 */
export function parseRequest(all: Iterable<readonly [string, string]>): ParsedRequest {
  const given = [...all];
  const verbs = given.filter(([name]) => name === 'verb').map(([, value]) => value);
  const verb = verbs[0];
  if (verbs.length !== 1 || verb === undefined || !Object.hasOwn(ARGUMENTS, verb)) {
    return refused('badVerb', verbBad(verbs));
  }
  const known = ARGUMENTS[verb as Verb];
  const args = Object.fromEntries(given);
  const names = given.map(([name]) => name).filter((name) => name !== 'verb');
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) return refused('badArgument', `${repeated} is there twice`);
  const isResumed = isList(verb) && names.includes('resumptionToken');
  if (isResumed && names.length > 1) {
    return refused('badArgument', 'resumptionToken stands alone beside the verb');
  }
  const allowed = isResumed ? ['resumptionToken'] : [...known.may, ...known.must];
  const illegal = names.find((name) => !allowed.includes(name));
  if (illegal !== undefined) return refused('badArgument', `${verb} has no argument ${illegal}`);
  const missing = isResumed ? undefined : known.must.find((name) => !names.includes(name));
  if (missing !== undefined) return refused('badArgument', `${verb} needs ${missing}`);
  return understood(verb as Verb, args);
}

function understood(verb: Verb, args: Record<string, string>): ParsedRequest {
  const { identifier = null, metadataPrefix = '', resumptionToken, set = null } = args;
  switch (verb) {
    case 'Identify':
      return { request: { verb }, args };
    case 'ListMetadataFormats':
      return { request: { verb, identifier }, args };
    case 'ListSets':
      // All sets are given at once: no token was ever given out.
      return resumptionToken === undefined
        ? { request: { verb }, args }
        : {
            errors: [{ code: 'badResumptionToken', message: 'no such token was given out' }],
            args,
          };
    case 'GetRecord':
      return { request: { verb, identifier: identifier ?? '', metadataPrefix }, args };
    case 'ListRecords':
    case 'ListIdentifiers': {
      if (resumptionToken !== undefined) return { request: { verb, resumptionToken }, args };
      const times = parseTimes(args);
      if ('fault' in times) return refused('badArgument', times.fault);
      return { request: { verb, by: { metadataPrefix, set, ...times } }, args };
    }
  }
}

const isList = (verb: string) => verb === 'ListRecords' || verb === 'ListIdentifiers';

function parseTimes({
  from,
  until,
}: Record<string, string>):
  | { from: Datestamp | null; until: Datestamp | null }
  | { fault: string } {
  const first = from === undefined ? null : parseTime(from, 'from');
  const last = until === undefined ? null : parseTime(until, 'until');
  if (first === 'bad') return { fault: `from is no date: ${from}` };
  if (last === 'bad') return { fault: `until is no date: ${until}` };
  if (from !== undefined && until !== undefined && from.length !== until.length) {
    return { fault: 'from and until have different granularities' };
  }
  if (first !== null && last !== null && first > last) return { fault: 'from is after until' };
  return { from: first, until: last };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SECOND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** A day is its first second at the beginning of a range, its last at the end (3.3.1). */
function parseTime(text: string, end: 'from' | 'until'): Datestamp | 'bad' {
  const isDay = DAY.test(text);
  if (!isDay && !SECOND.test(text)) return 'bad';
  const clock = isDay ? (end === 'from' ? 'T00:00:00Z' : 'T23:59:59Z') : '';
  const at = Date.parse(text + clock);
  // 30 February is refused, not taken for 2 March.
  const isReal = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10));
  return isReal ? at / 1000 : 'bad';
}

function verbBad(verbs: readonly string[]): string {
  if (verbs.length === 0) return 'a verb is needed';
  return verbs.length > 1 ? 'the verb is there twice' : `no such verb: ${verbs[0]}`;
}

function refused(code: 'badVerb' | 'badArgument', message: string): ParsedRequest {
  return { errors: [{ code, message }], args: {} };
}
