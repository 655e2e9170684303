import { type ClientRequest, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Where to send to, and as whom; a server that was killed comes back elsewhere. */
export interface At {
  url: string;
  cookie: string;
}

export interface Sent {
  id: string;
  /** All bytes of the file that were handed to a line, those of lines that were cut too. */
  sentBytes: number;
}

export interface SendOptions {
  at(): At;
  name: string;
  bytes: Buffer;
  sha256?: string;
  /** At these offsets the line is cut, in their order. */
  cuts?: readonly number[];
  /** Called at each cut, before the line is let go; by default nothing else happens. */
  onCut?(): Promise<void>;
  /** As fast as it goes, instead of as a good line has it. */
  flat?: boolean;
}

const SLICE_BYTES = 16 * 1024;
/** Without getting on. */
const TRIES = 200;

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Sends a file by the tus protocol, with its line cut as asked. Rejects where the server refuses. */
export async function sendFile(options: SendOptions): Promise<Sent> {
  const { name, bytes, sha256, cuts = [], onCut = async () => {} } = options;
  const headers = {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': [
      `filename ${base64(name)}`,
      ...(sha256 === undefined ? [] : [`sha256 ${base64(sha256)}`]),
    ].join(','),
  };
  const made = await ask(options.at(), { method: 'POST', path: '/studio/tus', headers });
  if (made.status !== 201) throw new Error(`not begun: ${made.status} ${made.body}`);
  const path = String(made.headers['location']);
  let sentBytes = 0;
  let next = 0;
  let reached = 0;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const offset = await offsetOf(options, path);
    if (offset > reached) [reached, attempt] = [offset, 0];
    if (offset === bytes.length) return { id: path.split('/').at(-1) ?? '', sentBytes };
    while (next < cuts.length && (cuts[next] as number) <= offset) next++;
    const end = next < cuts.length ? (cuts[next] as number) : null;
    sentBytes += await patch(options, { path, offset, end, onCut });
    // Once each: a server that was behind is not cut off again and again at the same place.
    if (end !== null) next++;
  }
  throw new Error('the upload came to no end');
}

async function offsetOf(options: SendOptions, path: string): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    try {
      const { status, headers } = await ask(options.at(), { method: 'HEAD', path });
      if (status === 200) return Number(headers['upload-offset']);
      if (status !== 423) throw new Error(`not to be resumed: ${status}`);
    } catch (error) {
      if (attempt > TRIES || !(error instanceof Error && 'code' in error)) throw error;
    }
    await wait(100);
  }
}

/** Sends from an offset, to the end or to where the line is to be cut; how many bytes went off. */
function patch(
  { at, bytes, flat = false }: SendOptions,
  {
    path,
    offset,
    end,
    onCut,
  }: { path: string; offset: number; end: number | null; onCut(): Promise<void> },
): Promise<number> {
  const { url, cookie } = at();
  return new Promise((resolve, reject) => {
    let sent = 0;
    let isCut = false;
    const sending = request(new URL(path, url), {
      method: 'PATCH',
      agent: false,
      headers: {
        ...common(url, cookie),
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': bytes.length - offset,
        'Upload-Offset': offset,
      },
    });
    sending.on('response', (answer) => {
      answer.resume();
      const { statusCode = 0 } = answer;
      if (statusCode === 204 || statusCode === 409 || statusCode === 423) {
        answer.on('end', () => resolve(sent));
      } else reject(new Error(`refused: ${statusCode}`));
    });
    // A line that breaks is what this is about.
    sending.on('error', () => {
      if (!isCut) resolve(sent);
    });
    const write = async () => {
      const last = end ?? bytes.length;
      for (let from = offset; from < last; from += SLICE_BYTES) {
        const slice = bytes.subarray(from, Math.min(last, from + SLICE_BYTES));
        sent += slice.length;
        const isTaken = sending.write(slice);
        if (!isTaken) await untilDrained(sending);
        if (sending.destroyed) return;
        if (!flat) await wait(1);
      }
      if (end === null) {
        sending.end();
        return;
      }
      isCut = true;
      await onCut();
      sending.destroy();
      resolve(sent);
    };
    write().catch((error: unknown) => (isCut ? resolve(sent) : reject(error)));
  });
}

function untilDrained(sending: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      sending.off('drain', done).off('close', done);
      resolve();
    };
    sending.on('drain', done).on('close', done);
  });
}

interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** One request of the protocol without a body. */
export function ask(
  { url, cookie }: At,
  {
    method,
    path,
    headers = {},
  }: { method: string; path: string; headers?: Record<string, string> },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(
      new URL(path, url),
      { method, agent: false, headers: { ...common(url, cookie), ...headers } },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          body += piece;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
        );
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}

function common(url: string, cookie: string): Record<string, string> {
  return { 'Tus-Resumable': '1.0.0', Origin: url, Cookie: cookie };
}
