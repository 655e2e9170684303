import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../..');

/**
 * Names the program that compiled a cache: its catalogue, its domain and its pinned dependencies, by
 * content. Another rule or message then never meets a cache made under the old one.
 */
export function toProgramKey(): string {
  const hash = createHash('sha256').update(readFileSync(join(SOURCE, '../package.json')));
  for (const room of ['catalogue', 'domain']) {
    const names = readdirSync(join(SOURCE, room), { recursive: true, encoding: 'utf8' });
    for (const name of names.toSorted()) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      hash.update(name).update(readFileSync(join(SOURCE, room, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
