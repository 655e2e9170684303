import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SentRequest } from './check-requests.ts';

export interface PretendedServer {
  url: string;
  sent: SentRequest[];
  stop(): void;
}

/** Answers as a Meilisearch would that does all it is asked to, remembers every request, and finds one record. */
export async function openPretendedServer(): Promise<PretendedServer> {
  const sent: SentRequest[] = [];
  const documents = new Map<string, Map<string, Record<string, unknown>>>();
  const settings = new Map<string, unknown>();
  let tasks = 0;

  function answer({ method, url, body }: SentRequest): [status: number, body: unknown] {
    const { pathname, searchParams } = new URL(url, 'http://meilisearch');
    const [, room, index = '', rest = ''] = pathname.split('/');
    const held = documents.get(index);
    if (room === 'tasks') return [200, { uid: Number(index), status: 'succeeded' }];
    if (room === 'keys') {
      return method === 'GET' ? [200, { results: [] }] : [201, { key: 'pretended', uid: 'x' }];
    }
    if (room === 'multi-search') return [200, found([...documents.keys()][0] ?? '')];
    if (room === 'indexes' && method === 'GET' && index === '') {
      return [200, { results: [...documents.keys()].map((uid) => ({ uid })) }];
    }
    if (room === 'indexes' && method === 'GET' && held === undefined) {
      return [
        404,
        { code: 'index_not_found', message: `no index ${index}`, type: 'invalid_request' },
      ];
    }
    if (room === 'indexes' && method === 'GET') {
      const all = [...(held?.values() ?? [])];
      const from = Number(searchParams.get('offset') ?? 0);
      if (rest === 'settings') return [200, settings.get(index) ?? {}];
      if (rest === 'stats') return [200, { numberOfDocuments: all.length }];
      return [200, { results: all.slice(from), total: all.length }];
    }
    if (rest === 'facet-search') return [200, { facetHits: [{ value: 'cham', count: 1 }] }];
    if (room === 'indexes') write(method, { index, rest, body });
    if (room === 'swap-indexes') swap(JSON.parse(body));
    tasks += 1;
    return [202, { taskUid: tasks, status: 'enqueued', type: 'x', indexUid: index }];
  }

  function write(
    method: string,
    { index, rest, body }: { index: string; rest: string; body: string },
  ): void {
    if (method === 'DELETE') documents.delete(index);
    else if (index === '') documents.set(JSON.parse(body).uid, new Map());
    else if (rest === 'settings') settings.set(index, JSON.parse(body));
    else if (rest === 'documents' && body.startsWith('{')) {
      for (const line of body.split('\n')) {
        const document = JSON.parse(line) as Record<string, unknown>;
        documents.get(index)?.set(String(document['id']), document);
      }
    } else for (const id of JSON.parse(body)) documents.get(index)?.delete(id);
  }

  function swap(pairs: { indexes: [string, string] }[]): void {
    for (const {
      indexes: [a, b],
    } of pairs) {
      for (const held of [documents, settings] as Map<string, unknown>[]) {
        const [ofA, ofB] = [held.get(a), held.get(b)];
        held.delete(a);
        held.delete(b);
        if (ofA !== undefined) held.set(b, ofA);
        if (ofB !== undefined) held.set(a, ofB);
      }
    }
  }

  function found(index: string) {
    const [first = {}] = documents.get(index)?.values() ?? [];
    return {
      hits: [
        {
          ...first,
          _federation: { queriesPosition: 0, weightedRankingScore: 1 },
          _matchesPosition: { 'p0.pieces.text': [{ start: 0, length: 3, indices: [0] }] },
        },
      ],
      estimatedTotalHits: 0,
    };
  }

  const server = createServer(async (request, response) => {
    const one = {
      method: request.method ?? '',
      url: request.url ?? '',
      contentType: request.headers['content-type'] ?? '',
      body: await textOf(request),
    };
    sent.push(one);
    const [status, body] = answer(one);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sent, stop: () => server.close() };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
