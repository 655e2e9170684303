import { Redis } from 'ioredis';
import { ArchiveError } from '#domain/archive-error.ts';

const CONNECT_TIMEOUT_MS = 5000;
/** A Redis that restarts is waited for, some ten seconds; then commands reject. */
const MAX_RETRIES_PER_REQUEST = 20;

/**
 * A connection that has answered once.
 *
 * @throws ArchiveError
 */
export async function connectRedis(url: string): Promise<Redis> {
  let hasAnswered = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: MAX_RETRIES_PER_REQUEST,
    retryStrategy: (times) => (hasAnswered ? Math.min(times * 50, 1000) : null),
  });
  // Commands reject by themselves; an 'error' nobody listens to would end the process.
  redis.on('error', () => {});
  try {
    await redis.connect();
    await redis.ping();
    hasAnswered = true;
    return redis;
  } catch (cause) {
    redis.disconnect();
    throw unreachable(url, cause);
  }
}

function unreachable(url: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'queue-unreachable',
    what: {
      vi: `Hàng đợi Redis tại ${withoutPassword(url)} không trả lời.`,
      en: `The Redis queue at ${withoutPassword(url)} does not answer.`,
    },
    hint: {
      vi: 'Hãy kiểm tra địa chỉ, mật khẩu và xem Redis có đang chạy không.',
      en: 'Check the address and the password, and whether Redis is running.',
    },
    cause,
  });
}

function withoutPassword(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
