import { createWriteStream, mkdirSync } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataStore, Server, Upload } from '@tus/server';

/** A bare `@tus/server` on a folder: what bench:upload measures against. Says its address, and serves. */
const folder = process.argv[2] ?? '';
mkdirSync(folder, { recursive: true });
const sizes = new Map<string, number | undefined>();
const pathOf = (id: string) => join(folder, id);

const datastore = Object.assign(new DataStore(), {
  extensions: ['creation', 'termination'],
  async create(upload: Upload) {
    sizes.set(upload.id, upload.size);
    await writeFile(pathOf(upload.id), '');
    return upload;
  },
  async getUpload(id: string) {
    const { size: offset } = await stat(pathOf(id));
    const size = sizes.get(id);
    return new Upload({ id, offset, ...(size === undefined ? {} : { size }) });
  },
  async write(stream: Readable, id: string, offset: number) {
    const file = createWriteStream(pathOf(id), { flags: 'r+', start: offset });
    await pipeline(stream, file);
    return offset + file.bytesWritten;
  },
  remove: (id: string) => rm(pathOf(id), { force: true }),
});
const tus = new Server({ path: '/files', datastore });
const server = createServer((request, response) => void tus.handle(request, response));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
