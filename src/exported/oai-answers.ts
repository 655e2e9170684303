import { idOf, toOaiIdentifier } from '#exports/oai-pmh-2/identifiers.ts';
import { type OaiRequest, parseRequest, type Selection } from '#exports/oai-pmh-2/parse-request.ts';
import {
  errors,
  getRecord,
  identify,
  listIdentifiers,
  listMetadataFormats,
  listRecords,
  listSets,
  type OaiError,
  type OaiRecord,
  type Repository,
  type Resumption,
  toResponse,
} from '#exports/oai-pmh-2/response.ts';
import type { ExportedItem, ExportedStore, Seconds } from './exported-store.ts';
import { HARVEST_FORMATS } from './harvest-exporters.ts';

/** Records in one answer. */
const PART = 100;

export type RepositorySettings = Pick<
  Repository,
  'repositoryName' | 'baseUrl' | 'adminEmail' | 'namespace'
>;

class Refused extends Error {
  readonly error: OaiError;
  constructor(code: OaiError['code'], message: string) {
    super(message);
    this.error = { code, message };
  }
}

/**
 * The answer of an OAI-PMH 2.0 repository to the arguments of a request
 * (https://www.openarchives.org/OAI/openarchivesprotocol.html), XML. Lists go by the time of the change, so that what
 * changes while they are read comes once more, at their end, and nothing is passed over.
 */
export function answerHarvester(
  store: ExportedStore,
  settings: RepositorySettings,
  { args, now }: { args: Iterable<readonly [string, string]>; now: Seconds },
): string {
  const { baseUrl } = settings;
  const parsed = parseRequest(args);
  const answered = { baseUrl, respondedAt: now, args: parsed.args };
  if ('errors' in parsed) return toResponse(answered, errors(parsed.errors));
  try {
    return toResponse(answered, answer(store, settings, parsed.request));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const isBad = error.error.code === 'badArgument';
    return toResponse({ ...answered, args: isBad ? {} : parsed.args }, errors([error.error]));
  }
}

function answer(store: ExportedStore, settings: RepositorySettings, request: OaiRequest): string {
  switch (request.verb) {
    case 'Identify':
      return identify(repositoryOf(store, settings));
    case 'ListMetadataFormats':
      return listMetadataFormats(formatsOf(store, settings, request.identifier));
    case 'ListSets': {
      const sets = store.sets();
      if (sets.length === 0) throw new Refused('noSetHierarchy', 'there are no sets');
      return listSets(sets);
    }
    case 'GetRecord':
      return getRecord(oneRecord(store, settings, request));
    case 'ListRecords':
    case 'ListIdentifiers': {
      const { items, resumption } = partOf(
        store,
        'by' in request ? firstPart(request.by) : parseToken(request.resumptionToken),
      );
      const found = items.map((item) => toRecord(settings, item));
      return request.verb === 'ListRecords'
        ? listRecords(found, resumption)
        : listIdentifiers(found, resumption);
    }
  }
}

/** All that Identify tells. */
export function repositoryOf(store: ExportedStore, settings: RepositorySettings): Repository {
  const [first] = store.numbered(HARVEST_FORMATS[0]?.metadataPrefix ?? '', 0, 1);
  return {
    ...settings,
    earliestDatestamp: store.earliest() ?? 0,
    sampleIdentifier: toOaiIdentifier(settings.namespace, first?.id ?? 'record'),
  };
}

function formatsOf(
  store: ExportedStore,
  { namespace }: RepositorySettings,
  identifier: string | null,
) {
  if (identifier === null) return HARVEST_FORMATS;
  const id = idOf(namespace, identifier);
  const found = HARVEST_FORMATS.filter(
    ({ metadataPrefix }) => id !== null && store.item(metadataPrefix, id) !== null,
  );
  if (found.length === 0) throw unknownIdentifier(identifier);
  return found;
}

function oneRecord(
  store: ExportedStore,
  settings: RepositorySettings,
  { identifier, metadataPrefix }: { identifier: string; metadataPrefix: string },
): OaiRecord {
  const id = idOf(settings.namespace, identifier);
  const isKnown = (prefix: string) => id !== null && store.item(prefix, id) !== null;
  if (!HARVEST_FORMATS.some((format) => isKnown(format.metadataPrefix))) {
    throw unknownIdentifier(identifier);
  }
  const item = HARVEST_FORMATS.some((format) => format.metadataPrefix === metadataPrefix)
    ? store.item(metadataPrefix, id ?? '')
    : null;
  if (item === null) {
    throw new Refused('cannotDisseminateFormat', `${identifier} is not there as ${metadataPrefix}`);
  }
  return toRecord(settings, item);
}

function unknownIdentifier(identifier: string): Refused {
  return new Refused('idDoesNotExist', `there is no ${identifier}`);
}

/** An item as an answer has it. */
export function toRecord({ namespace }: RepositorySettings, item: ExportedItem): OaiRecord {
  const { id, changedAt, sets, isDeleted, body } = item;
  const identifier = toOaiIdentifier(namespace, id);
  return { identifier, datestamp: changedAt, sets, isDeleted, metadata: isDeleted ? null : body };
}

/** Where in which list a part begins. */
interface Part extends Selection {
  after: { changedAt: Seconds; number: number } | null;
  cursor: number;
}

const firstPart = (by: Selection): Part => ({ ...by, after: null, cursor: 0 });

function partOf(
  store: ExportedStore,
  part: Part,
): { items: ExportedItem[]; resumption: Resumption | null } {
  const { metadataPrefix, from, until, set, after, cursor } = part;
  if (!HARVEST_FORMATS.some((format) => format.metadataPrefix === metadataPrefix)) {
    throw new Refused('cannotDisseminateFormat', `there is no format ${metadataPrefix}`);
  }
  const found = store.list(metadataPrefix, { from, until, set, after }, PART + 1);
  if (found.length === 0) throw new Refused('noRecordsMatch', 'no records match');
  const items = found.slice(0, PART);
  const last = items.at(-1);
  if (found.length <= PART || last === undefined) {
    // The end of a list that came in parts is said (3.5); one that came at once needs no word.
    const end = { token: '', completeListSize: null, cursor };
    return { items, resumption: after === null ? null : end };
  }
  const { changedAt, number } = last;
  const next = { ...part, after: { changedAt, number }, cursor: cursor + items.length };
  // Where the list goes on growing behind its end, its size is what it is now.
  const completeListSize = cursor + store.count(metadataPrefix, { from, until, set, after });
  return { items, resumption: { token: toToken(next), completeListSize, cursor } };
}

/** A token holds all there is to know: it is good for ever, and the repository keeps nothing. */
function toToken({ metadataPrefix, from, until, set, after, cursor }: Part): string {
  const parts = [metadataPrefix, from, until, set, after?.changedAt, after?.number, cursor];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function parseToken(token: string): Part {
  const parts = parseJson(Buffer.from(token, 'base64url').toString('utf8'));
  if (Array.isArray(parts) && parts.length === 7) {
    const [metadataPrefix, from, until, set, changedAt, number, cursor] = parts as unknown[];
    const isRight =
      typeof metadataPrefix === 'string' &&
      isTime(from) &&
      isTime(until) &&
      (set === null || typeof set === 'string') &&
      [changedAt, number, cursor].every((value) => Number.isSafeInteger(value));
    if (isRight) {
      const after = { changedAt: Number(changedAt), number: Number(number) };
      return { metadataPrefix, from, until, set, after, cursor: Number(cursor) };
    }
  }
  throw new Refused('badResumptionToken', 'no such token was given out');
}

function isTime(value: unknown): value is number | null {
  return value === null || Number.isSafeInteger(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
