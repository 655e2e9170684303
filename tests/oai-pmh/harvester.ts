import { XMLParser } from 'fast-xml-parser';

/** What a harvester knows of a record. */
export interface Harvested {
  datestamp: string;
  isDeleted: boolean;
  sets: string[];
  /** As it came, XML. */
  metadata: string | null;
}

export class OaiFault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) =>
    ['record', 'header', 'setSpec', 'set', 'metadataFormat', 'error'].includes(name),
  stopNodes: ['*.metadata'],
});

export interface Answer {
  responseDate: string;
  /** The element of the verb. */
  // biome-ignore lint/suspicious/noExplicitAny: what an XML parser gives.
  body: any;
  request: Record<string, string>;
}

/** One request; throws OaiFault for what the repository refuses (3.6). */
export async function ask(baseUrl: string, args: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${baseUrl}?${new URLSearchParams(args)}`);
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  if (!response.headers.get('content-type')?.startsWith('text/xml'))
    throw new Error('not text/xml');
  const document = parser.parse(await response.text());
  const root = document['OAI-PMH'];
  if (root === undefined) throw new Error('no OAI-PMH element');
  const [error] = root.error ?? [];
  if (error !== undefined) throw new OaiFault(error['@code'], error['#text']);
  return { responseDate: root.responseDate, body: root[args['verb'] ?? ''], request: root.request };
}

/**
 * Takes what changed since `from` (all there is, where it is null) into `known`, as the specification tells harvesters:
 * follows resumption tokens to the empty one, takes deletions over, and answers the time of its first answer, which the
 * next harvest begins at (https://www.openarchives.org/OAI/2.0/guidelines-harvester.htm). `between`: run after each part.
 */
export async function harvest(
  baseUrl: string,
  known: Map<string, Harvested>,
  {
    metadataPrefix,
    from = null,
    set = null,
    between = () => {},
  }: {
    metadataPrefix: string;
    from?: string | null;
    set?: string | null;
    between?: () => void;
  },
): Promise<{ responseDate: string; parts: number }> {
  let args: Record<string, string> = {
    verb: 'ListRecords',
    metadataPrefix,
    ...(from === null ? {} : { from }),
    ...(set === null ? {} : { set }),
  };
  let first: string | null = null;
  for (let parts = 1; ; parts += 1) {
    let answer: Answer;
    try {
      answer = await ask(baseUrl, args);
    } catch (error) {
      if (!(error instanceof OaiFault) || error.code !== 'noRecordsMatch') throw error;
      return { responseDate: first ?? new Date(0).toISOString(), parts };
    }
    first ??= answer.responseDate;
    for (const record of answer.body.record ?? []) {
      const [header] = record.header;
      known.set(header.identifier, {
        datestamp: header.datestamp,
        isDeleted: header['@status'] === 'deleted',
        sets: header.setSpec ?? [],
        metadata: record.metadata ?? null,
      });
    }
    between();
    const token = answer.body.resumptionToken;
    const text = typeof token === 'object' ? token['#text'] : token;
    if (text === undefined || text === '') return { responseDate: first, parts };
    args = { verb: 'ListRecords', resumptionToken: text };
  }
}
