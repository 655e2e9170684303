import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, writeDurably } from '../durable-files.ts';
import { inParallel } from '../in-parallel.ts';
import {
  checkByteRange,
  checkObjectKey,
  isObjectKey,
  type ObjectSource,
  type ObjectStat,
  type ObjectStore,
} from '../object-store.ts';
import { byteBudget } from './byte-budget.ts';
import { download } from './download.ts';
import { pauseBetweenTries } from './pause.ts';
import { parseError, parseList } from './s3-answers.ts';
import { type S3Options, s3Client } from './s3-client.ts';
import { refused } from './s3-fault.ts';
import { upload } from './upload.ts';

export interface S3ObjectStoreOptions extends S3Options {
  /** Keys of the store stand below this in the bucket, so that several archives can share one. */
  keyPrefix?: string;
  /** Longer objects go up in parts of this size; S3 takes none below 5 MiB. */
  partBytes?: number;
}

const PART_BYTES = 8 * 2 ** 20;
/** As many parts as these, of all uploads together, are in memory at a time; more of shorter objects. */
const PARTS_AT_ONCE = 4;
const UPLOADS_AT_ONCE = 8;
const DELETED_AT_ONCE = 1000;
/** Fewer objects than this are asked for one by one. */
const WORTH_A_LIST = 4;

/** An ObjectStore in a bucket of S3, or of anything that speaks as S3 does; the bucket must be there. */
export function s3ObjectStore(options: S3ObjectStoreOptions): ObjectStore {
  const { keyPrefix = '', partBytes = PART_BYTES } = options;
  if (keyPrefix !== '') checkObjectKey(keyPrefix);
  const root = keyPrefix === '' ? '' : `${keyPrefix}/`;
  const send = s3Client(options);
  const memory = byteBudget(PARTS_AT_ONCE * partBytes);
  const reading = { send, pause: pauseBetweenTries(options), bucket: options };
  const fullKey = (key: string): string => {
    checkObjectKey(key);
    return root + key;
  };

  const put = async (key: string, source: ObjectSource): Promise<ObjectStat> => {
    const target = { send, key: fullKey(key), partBytes, memory, bucket: options };
    const sizeBytes = await upload(source, target);
    if ('path' in source && source.give) await rm(source.path);
    return { key, sizeBytes };
  };
  const statObject = async (key: string): Promise<ObjectStat | null> => {
    const response = await send({ method: 'HEAD', key: fullKey(key) });
    if (!response.ok) return null;
    return { key, sizeBytes: Number(response.headers.get('content-length')) };
  };
  /** Up to 1,000 objects of the bucket, full keys, in their order. */
  const listPage = async (prefix: string, afterKey: string) => {
    const query = { 'list-type': '2', prefix, ...(afterKey ? { 'start-after': afterKey } : {}) };
    const { ok, status, text } = await send({ method: 'GET', query });
    if (!ok) throw refused(options, status, parseError(text));
    return parseList(text);
  };
  const listBelow = async (prefix: string): Promise<ObjectStat[]> => {
    const found: ObjectStat[] = [];
    for (let after = ''; ; ) {
      const { objects, isCutOff } = await listPage(prefix, after);
      for (const { key, sizeBytes } of objects) {
        const own = key.slice(root.length);
        if (isObjectKey(own)) found.push({ key: own, sizeBytes });
      }
      after = objects.at(-1)?.key ?? '';
      if (!isCutOff || after === '') return found;
    }
  };
  const list = async (prefix: string): Promise<ObjectStat[]> => {
    if (prefix === '') return listBelow(root);
    const key = fullKey(prefix);
    const [itself, below] = await Promise.all([statObject(prefix), listBelow(`${key}/`)]);
    return itself ? [itself, ...below] : below;
  };
  const deleteKeys = async (keys: readonly string[]): Promise<void> => {
    const named = keys.map((key) => `<Object><Key>${fullKey(key)}</Key></Object>`).join('');
    const body = Uint8Array.from(Buffer.from(`<Delete><Quiet>true</Quiet>${named}</Delete>`));
    const md5 = createHash('md5').update(body).digest('base64');
    const headers = { 'Content-MD5': md5 };
    const { status, text } = await send({ method: 'POST', query: { delete: '' }, headers, body });
    const error = parseError(text);
    if (error) throw refused(options, status, error);
  };

  return {
    put,
    putAll: (prefix, files) =>
      inParallel(files, {
        atOnce: UPLOADS_AT_ONCE,
        act: ({ name, source }) => put(`${prefix}/${name}`, source),
      }),

    async get(key) {
      const pieces = await download(fullKey(key), { ...reading, range: { startByte: 0 } });
      return pieces && gather(pieces);
    },
    async stream(key, range = { startByte: 0 }) {
      checkByteRange(range);
      return download(fullKey(key), { ...reading, range });
    },
    has: async (key) => (await statObject(key)) !== null,
    stat: statObject,

    /** One list of a thousand tells of many: each begins at the first object not yet told of. */
    async missing(expected) {
      const wanted = expected
        .map(({ key, sizeBytes }) => ({ key, fullKey: fullKey(key), sizeBytes }))
        .sort((a, b) => (a.fullKey < b.fullKey ? -1 : 1));
      if (wanted.length < WORTH_A_LIST) {
        const found = await Promise.all(wanted.map(({ key }) => statObject(key)));
        return wanted
          .filter(({ sizeBytes }, index) => found[index]?.sizeBytes !== sizeBytes)
          .map(({ key }) => key);
      }
      const missing: string[] = [];
      let at = 0;
      for (let next = wanted[at]; next; ) {
        const { objects, isCutOff } = await listPage(root, justBefore(next.fullKey));
        const sizes = new Map(objects.map(({ key, sizeBytes }) => [key, sizeBytes]));
        const last = isCutOff ? objects.at(-1)?.key : undefined;
        for (; next && (last === undefined || next.fullKey <= last); next = wanted[++at]) {
          if (sizes.get(next.fullKey) !== next.sizeBytes) missing.push(next.key);
        }
      }
      return missing;
    },
    list,

    async delete(key) {
      if (!(await statObject(key))) return false;
      await send({ method: 'DELETE', key: fullKey(key) });
      return true;
    },
    async deleteAll(prefix) {
      checkObjectKey(prefix);
      const keys = (await list(prefix)).map(({ key }) => key);
      for (let at = 0; at < keys.length; at += DELETED_AT_ONCE) {
        await deleteKeys(keys.slice(at, at + DELETED_AT_ONCE));
      }
    },

    async linkTo(key, path) {
      const pieces = await download(fullKey(key), { ...reading, range: { startByte: 0 } });
      if (!pieces) return false;
      await makeFolder(dirname(path));
      const unfinished = `${path}.${process.pid}.unfinished`;
      await writeDurably(pieces, unfinished);
      await rename(unfinished, path);
      return true;
    },
  };
}

/** A string that sorts before the key, and after nearly all other keys that do. */
function justBefore(key: string): string {
  const last = key.length - 1;
  return `${key.slice(0, last)}${String.fromCharCode(key.charCodeAt(last) - 1)}~`;
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const gathered: Uint8Array[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return Buffer.concat(gathered);
}
