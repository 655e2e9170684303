/** Uploads an object that never ends: `node endless-upload.ts <options as JSON>`. For tests that kill it. */
import { setTimeout as delay } from 'node:timers/promises';
import { type S3ObjectStoreOptions, s3ObjectStore } from '#store/s3/s3-object-store.ts';

async function* endless(): AsyncIterable<Uint8Array> {
  for (;;) {
    await delay(10);
    yield Buffer.alloc(2 ** 20, 'x');
  }
}

const options: S3ObjectStoreOptions = JSON.parse(process.argv[2] ?? '');
await s3ObjectStore(options).put('long', endless());
