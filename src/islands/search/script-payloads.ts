import { REGISTER } from '#search/static-index/query/format.ts';
import type { LoadPayload } from '#search/static-index/query/payload.ts';

type Register = (path: string, payload: string) => void;

/**
 * Loads files of the search index as classic scripts, which work from file:// too, where fetch and
 * module scripts do not. `root` leads from the page to the site's root: `../../`.
 */
export function scriptPayloads(root: string): LoadPayload {
  const waiting = new Map<string, (payload: string) => void>();
  const register: Register = (path, payload) => {
    waiting.get(path)?.(payload);
    waiting.delete(path);
  };
  (globalThis as unknown as Record<string, Register>)[REGISTER] = register;
  return (path) =>
    new Promise((resolve, reject) => {
      waiting.set(path, resolve);
      const script = document.createElement('script');
      script.src = root + path;
      // Once it has run it is waited for no more; if it still is, it was not the file it should be.
      script.onload = script.onerror = () => {
        script.remove();
        if (waiting.delete(path)) reject(new Error(`search index file not reached: ${path}`));
      };
      document.head.append(script);
    });
}
