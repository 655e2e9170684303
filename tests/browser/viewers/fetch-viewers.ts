import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

/**
 * IIIF viewers as their makers publish them on npm, built and with all they need inside. They are no dependencies of
 * the house: with theirs they would bring some hundreds of packages that only these built files are made from.
 */
const VIEWERS = {
  /** Apache-2.0. */
  mirador: {
    spec: 'mirador@4.0.0',
    integrity:
      'sha512-uWsE9e2oqSc/lUu+vVwDGhTsycuhGsfZ2KfX6CLfXiT3wgGy6qT9+q5M3V9Zz72hkdIgsJugKesaowmRtYmvrA==',
  },
  /** MIT. */
  universalviewer: {
    spec: 'universalviewer@4.4.0',
    integrity:
      'sha512-9OVs6uCzeQYw50jg8k2vEGq6hQFu7kEv9OOAlmqVH9duhrpg1xlIqcMIb2rhNQnAxTQd3R13gxJze9UYkiwdzg==',
  },
  /** MIT. */
  clover: {
    spec: '@samvera/clover-iiif@3.3.8',
    integrity:
      'sha512-l28GoZK7qD402LXW/JpZy9FX33hgX0JFNRpcdR6DJhwus6m4WRT9SOPdMSwTDW+w33hWbIyRM2wWcJ4D141JlA==',
  },
} as const;

const kept = join(import.meta.dirname, '../../../node_modules/.cache/iiif-viewers');

/** The folder with a folder of each viewer, fetched when it is not there yet. Throws where a package is another. */
export async function fetchViewers(): Promise<string> {
  mkdirSync(kept, { recursive: true });
  for (const [name, { spec, integrity }] of Object.entries(VIEWERS)) {
    const folder = join(kept, name);
    const known = join(folder, 'integrity');
    if (existsSync(known) && readFileSync(known, 'utf8') === integrity) continue;
    rmSync(folder, { recursive: true, force: true });
    const fresh = mkdtempSync(join(kept, `${name}-`));
    const { stdout } = await execa('npm', ['pack', spec, '--json', '--pack-destination', fresh]);
    const [packed] = JSON.parse(stdout) as { filename: string }[];
    const file = join(fresh, packed?.filename.replace('@', '').replace('/', '-') ?? '');
    const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${spec} is not what was looked at: ${found}`);
    await execa('tar', ['-xzf', file, '-C', fresh, '--strip-components=1']);
    rmSync(file);
    writeFileSync(join(fresh, 'integrity'), integrity);
    renameSync(fresh, folder);
  }
  return kept;
}
