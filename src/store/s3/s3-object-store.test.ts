import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeObjectStore } from '#tests/contracts/object-store.ts';
import { findSwift, type RunningSwift, startSwift } from '#tests/services/swift.ts';
import { type S3ObjectStoreOptions, s3ObjectStore } from './s3-object-store.ts';

const found = await findSwift();
const skipped = 'reason' in found ? ` (skipped: ${found.reason})` : '';

describe.skipIf(skipped)(`on a real S3 server${skipped}`, () => {
  let swift: RunningSwift;
  let bucket: S3ObjectStoreOptions;
  beforeAll(async () => {
    swift = await startSwift(found);
    bucket = await swift.bucket('archive');
  });
  afterAll(() => swift.stop());

  describeObjectStore('s3ObjectStore', () =>
    s3ObjectStore({ ...bucket, keyPrefix: `contract/${randomUUID()}` }),
  );
});
