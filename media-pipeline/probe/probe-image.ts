import { inImageProcess } from '../derive/image/process/pool.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ImageProbe } from './probe.ts';

const MAX_SIZE_BYTES = 400_000_000;
const TIMEOUT_SECONDS = 30;

/**
 * Looks at the header only, in the process that is fenced in for images.
 * @throws Error on a fault of this machine.
 */
export async function probeImage(
  source: Uint8Array | { path: string; sizeBytes: number },
): Promise<ImageProbe | Refusal> {
  const isFile = 'path' in source;
  const sizeBytes = isFile ? source.sizeBytes : source.byteLength;
  if (sizeBytes === 0) return refuse('empty-file');
  if (sizeBytes > MAX_SIZE_BYTES) return refuse('too-large-file');
  const from = isFile ? source.path : source;
  const call = { name: 'look', params: null, source: from, sizeBytes } as const;
  return inImageProcess({ ...call, timeoutSeconds: TIMEOUT_SECONDS });
}
