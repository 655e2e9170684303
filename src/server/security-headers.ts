import { createHash } from 'node:crypto';

/** Scripts that run; data blocks (JSON-LD) do not and need no permission. */
const INLINE_SCRIPT =
  /<script(?![^>]*\ssrc=)(?![^>]*\stype="application\/)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * Headers of every answer. The policy lets a page load from its own site alone; the scripts that stand in
 * the page itself are named by their hashes (https://www.w3.org/TR/CSP3/#script-src). `connectTo`: an origin
 * that scripts may ask besides, that of a search server. `framedBy`: who may show the page in a frame.
 */
export function securityHeaders(
  html: string | null,
  { connectTo, framedBy = "'self'" }: { connectTo: string | null; framedBy?: "'self'" | '*' },
): Record<string, string> {
  const scripts = [...(html ?? '').matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      `script-src ${["'self'", ...new Set(scripts)].join(' ')}`,
      ...(connectTo === null ? [] : [`connect-src 'self' ${connectTo}`]),
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "media-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      `frame-ancestors ${framedBy}`,
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  };
}
