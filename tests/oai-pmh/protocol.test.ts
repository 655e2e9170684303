/** What the specification demands of a repository (https://www.openarchives.org/OAI/openarchivesprotocol.html), by section. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changingArchive } from './changing-archive.ts';
import { ask, OaiFault } from './harvester.ts';
import { openRepository, type Repository } from './repository.ts';
import { validateOaiPmh } from './validate.ts';

const COUNT = 250;
const archive = changingArchive(COUNT);
let repository: Repository;
let firstAt = 0;
let laterAt = 0;

beforeAll(async () => {
  repository = await openRepository();
  firstAt = Date.parse('2026-01-02T03:04:05Z') / 1000;
  repository.update(archive.records(), () => new Date(firstAt * 1000));
  laterAt = Date.parse('2026-03-04T05:06:07Z') / 1000;
  archive.change('record-3');
  archive.remove('record-4');
  archive.setOpen('record-6', false);
  repository.update(archive.records(), () => new Date(laterAt * 1000));
});
afterAll(() => repository.close());

const get = (args: Record<string, string>) => ask(repository.url, args);
const refusal = async (args: Record<string, string>) => {
  const fault = await get(args).then(
    () => null,
    (error: unknown) => error,
  );
  return fault instanceof OaiFault ? fault.code : fault;
};
const raw = async (query: string) => await (await fetch(`${repository.url}?${query}`)).text();

describe('requests and answers (3.1, 3.2)', () => {
  test('a form by POST is answered like a query by GET', async () => {
    const query = 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:kho.example:record-1';
    const posted = await fetch(repository.url, {
      method: 'POST',
      body: new URLSearchParams(query),
    });
    const withoutDate = (xml: string) => xml.replace(/<responseDate>.*<\/responseDate>/, '');
    expect(withoutDate(await posted.text())).toBe(withoutDate(await raw(query)));
  });

  test('the answer names its time in UTC, and the request that it answers', async () => {
    const xml = await raw('verb=ListIdentifiers&metadataPrefix=oai_dc&set=type');
    expect(xml).toMatch(/<responseDate>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/responseDate>/);
    expect(xml).toContain(
      '<request verb="ListIdentifiers" metadataPrefix="oai_dc" set="type">https://kho.example/oai</request>',
    );
  });

  test('gzip is used where it is taken, and nothing else', async () => {
    const encodingFor = async (accepted: string) => {
      const { headers } = await fetch(`${repository.url}?verb=Identify`, {
        headers: { 'accept-encoding': accepted },
      });
      return headers.get('content-encoding');
    };
    expect(await encodingFor('br, gzip')).toBe('gzip');
    expect(await encodingFor('br')).toBeNull();
    expect(await encodingFor('gzip;q=0')).toBeNull();
  });
});

describe('errors (3.6)', () => {
  test.each([
    ['badVerb', ''],
    ['badVerb', 'verb=Nothing'],
    ['badVerb', 'verb=Identify&verb=Identify'],
    ['badVerb', 'verb=constructor'],
    ['badArgument', 'verb=Identify&set=type'],
    ['badArgument', 'verb=ListRecords'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=yesterday'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2025-01-01'],
    [
      'badArgument',
      'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z',
    ],
    ['badArgument', 'verb=GetRecord&metadataPrefix=oai_dc'],
  ])('%s for "%s", whose request stands without its arguments', async (code, query) => {
    const xml = await raw(query);
    expect(xml).toContain(`<error code="${code}">`);
    expect(xml).toContain('<request>https://kho.example/oai</request>');
    expect(await validateOaiPmh(xml)).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['badResumptionToken', { verb: 'ListRecords', resumptionToken: 'x' }],
    ['badResumptionToken', { verb: 'ListRecords', resumptionToken: btoa('["oai_dc"]') }],
    ['badResumptionToken', { verb: 'ListSets', resumptionToken: 'x' }],
    ['cannotDisseminateFormat', { verb: 'ListRecords', metadataPrefix: 'marc21' }],
    [
      'cannotDisseminateFormat',
      { verb: 'GetRecord', metadataPrefix: 'marc21', identifier: 'oai:kho.example:record-1' },
    ],
    [
      'idDoesNotExist',
      { verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: 'oai:kho.example:nothing' },
    ],
    [
      'idDoesNotExist',
      { verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: 'oai:other.example:record-1' },
    ],
    ['idDoesNotExist', { verb: 'ListMetadataFormats', identifier: 'oai:kho.example:nothing' }],
    ['noRecordsMatch', { verb: 'ListRecords', metadataPrefix: 'oai_dc', from: '2999-01-01' }],
    ['noRecordsMatch', { verb: 'ListRecords', metadataPrefix: 'oai_dc', set: 'nothing' }],
    ['noRecordsMatch', { verb: 'ListRecords', metadataPrefix: 'oai_dc', set: '%' }],
  ])('%s for %j', async (code, args) => {
    expect(await refusal(args)).toBe(code);
  });
});

test('Identify says what is true of the repository (4.2)', async () => {
  const { body } = await get({ verb: 'Identify' });
  expect(body).toMatchObject({
    baseURL: 'https://kho.example/oai',
    protocolVersion: '2.0',
    adminEmail: 'kho@kho.example',
    earliestDatestamp: '2026-01-02T03:04:05Z',
    deletedRecord: 'persistent',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
  });
});

test('an identifier has its formats told, a deleted one too (4.4)', async () => {
  const prefixes = async (identifier?: string) => {
    const { body } = await get({
      verb: 'ListMetadataFormats',
      ...(identifier === undefined ? {} : { identifier }),
    });
    return body.metadataFormat.map((each: Record<string, string>) => each['metadataPrefix']);
  };
  expect(await prefixes()).toEqual(['oai_dc', 'edm']);
  expect(await prefixes('oai:kho.example:record-4')).toEqual(['oai_dc', 'edm']);
});

test('each set that is listed has records, and those below it are in it (2.6)', async () => {
  const { body } = await get({ verb: 'ListSets' });
  const specs: string[] = body.set.flatMap((each: Record<string, string[]>) => each['setSpec']);
  expect(specs).toEqual(['type', 'type:festival', 'type:custom', 'type:product']);
  const size = async (set: string) => {
    const found = await get({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', set });
    const token = found.body.resumptionToken;
    return Number(token?.['@completeListSize'] ?? found.body.header.length);
  };
  const [all = 0, ...parts] = await Promise.all(specs.map(size));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
  expect(all).toBe(COUNT);
});

describe('lists (2.5, 2.7, 3.5)', () => {
  const listed = async (args: Record<string, string>) => {
    const { body } = await get({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', ...args });
    return body.header as { identifier: string; datestamp: string; '@status'?: string }[];
  };

  test('both ends of a range are within, to the second and to the day', async () => {
    const changed = ['record-3', 'record-4', 'record-6'].map((id) => `oai:kho.example:${id}`);
    const found = async (args: Record<string, string>) =>
      (await listed(args)).map(({ identifier }) => identifier).sort();
    expect(await found({ from: '2026-03-04T05:06:07Z' })).toEqual(changed);
    expect(await found({ from: '2026-03-04', until: '2026-03-04' })).toEqual(changed);
    expect(
      await refusal({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', from: '2026-03-05' }),
    ).toBe('noRecordsMatch');
    const before = await found({ until: '2026-03-04T05:06:06Z' });
    expect(before).toHaveLength(100);
    expect(before).not.toContain(changed[0]);
  });

  test('what may be harvested no more is deleted, and tells nothing else of itself', async () => {
    const xml = await raw('verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-04');
    expect(xml.match(/<header status="deleted">/g)).toHaveLength(2);
    expect(xml.match(/<metadata>/g)).toHaveLength(1);
    expect(xml).not.toContain(' 4</dc:title>');
  });

  test('the parts of a list are all of it once, each counted from where it stands', async () => {
    const seen: string[] = [];
    let args: Record<string, string> = { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc' };
    const cursors: string[] = [];
    for (;;) {
      const { body } = await get(args);
      for (const { identifier } of body.header) seen.push(identifier);
      const token = body.resumptionToken;
      cursors.push(token['@cursor']);
      if (token['#text'] === undefined) break;
      args = { verb: 'ListIdentifiers', resumptionToken: token['#text'] };
    }
    expect(new Set(seen).size).toBe(COUNT);
    expect(seen).toHaveLength(COUNT);
    expect(cursors).toEqual(['0', '100', '200']);
  });

  test('a token is as good the second time', async () => {
    const { body } = await get({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc' });
    const again = { verb: 'ListIdentifiers', resumptionToken: body.resumptionToken['#text'] };
    expect((await get(again)).body).toEqual((await get(again)).body);
  });
});

test('every kind of answer is valid by the schema of the protocol', async () => {
  const queries = [
    'verb=Identify',
    'verb=ListMetadataFormats',
    'verb=ListSets',
    'verb=ListIdentifiers&metadataPrefix=oai_dc',
    'verb=ListRecords&metadataPrefix=oai_dc',
    'verb=ListRecords&metadataPrefix=edm',
    'verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-04',
    'verb=GetRecord&metadataPrefix=edm&identifier=oai:kho.example:record-0',
    'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:kho.example:record-2',
  ];
  for (const query of queries) expect(await validateOaiPmh(await raw(query)), query).toEqual([]);
});
