import { inImageProcess } from '../derive/image/process/pool.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ImageProbe } from './probe.ts';

const MAX_SIZE_BYTES = 400_000_000;
const TIMEOUT_SECONDS = 30;

/**
 * Looks at the header only, in the process that is fenced in for images.
 * @throws Error on a fault of this machine.
 */
export async function probeImage(bytes: Uint8Array): Promise<ImageProbe | Refusal> {
  const sizeBytes = bytes.byteLength;
  if (sizeBytes === 0) return refuse('empty-file');
  if (sizeBytes > MAX_SIZE_BYTES) return refuse('too-many-pixels');
  const call = { name: 'look', params: null, source: bytes, sizeBytes } as const;
  return inImageProcess({ ...call, timeoutSeconds: TIMEOUT_SECONDS });
}
