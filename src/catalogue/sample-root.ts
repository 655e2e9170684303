import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Catalogue, type Fault, loadCatalogue } from './catalogue.ts';

/** Files of a content root by path; `null` takes one of the sample away. */
export type RootFiles = Readonly<Record<string, string | Buffer | null>>;

const HEAD = 'review: compiled-from-public-sources\naccess: { level: public }\n';

/** Facts every record needs, then its own. */
export function recordYaml(id: string, type: string, facts = ''): string {
  return `id: ${id}\ntype: ${type}\n${HEAD}${facts}`;
}

export function textFile(title: string, body = 'Lời [@src-a].', front = ''): string {
  return `---\ntitle: ${title}\nstatus: draft\n${front}---\n\n${body}\n`;
}

/** A media record of an original of these bytes, `drum.opus`. */
export function mediaYaml(id: string, original: Buffer, facts = ''): string {
  const sha256 = createHash('sha256').update(original).digest('hex');
  return recordYaml(
    id,
    'media',
    `kind: audio
original: { file: drum.opus, sha256: ${sha256}, sizeBytes: ${original.length}, mediaType: audio/ogg }
alt: { vi: Tiếng trống, en: Drum }
${facts}`,
  );
}

/** A small content root without a fault: a festival of a community at a place, with its source. */
const SAMPLE: RootFiles = {
  'festivals/le-a/record.yaml': recordYaml(
    'le-a',
    'festival',
    'calendar: { rule: vn-lunar, month: 1, day: 15 }\ncommunities: [nhom-a]\nplaces: [lang-a]\n',
  ),
  'festivals/le-a/vi.md': textFile('Lễ A'),
  'festivals/le-a/en.md': textFile('Festival A'),
  'places/lang-a/record.yaml': recordYaml('lang-a', 'place', 'kind: village\n'),
  'places/lang-a/vi.md': textFile('Làng A'),
  'places/lang-a/en.md': textFile('Village A'),
  'communities/nhom-a/record.yaml': recordYaml('nhom-a', 'community'),
  'communities/nhom-a/vi.md': textFile('Nhóm A'),
  'communities/nhom-a/en.md': textFile('Group A'),
  'sources/src-a/record.yaml': recordYaml(
    'src-a',
    'source',
    'citation: { title: Nguồn A, kind: book }\ndateRead: 2026-11-21\nlicence: InC\n',
  ),
};

export interface SampleRoot {
  path: string;
  cacheFolder: string;
  write(files: RootFiles): void;
  load(now?: string): Promise<Catalogue>;
  remove(): void;
}

/** A fault in short: `error bad-date festivals/le-a/record.yaml:6`. */
function inShort({ level, name, file, line }: Fault, root: string): string {
  return `${level} ${name} ${file.slice(root.length + 1)}:${line}`;
}

/** The faults of the sample with `files` put over it, in short. */
export async function faultsOf(files: RootFiles, now?: string): Promise<string[]> {
  const root = makeSampleRoot(files);
  try {
    const catalogue = await root.load(now);
    catalogue.close();
    return catalogue.faults.map((fault) => inShort(fault, root.path));
  } finally {
    root.remove();
  }
}

/** Writes the sample, with `files` put over it, into a folder of its own. */
export function makeSampleRoot(files: RootFiles = {}): SampleRoot {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const path = join(folder, 'content');
  const write = (changed: RootFiles) => {
    for (const [name, content] of Object.entries(changed)) {
      const file = join(path, name);
      if (content === null) rmSync(file, { force: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
  };
  write({ ...SAMPLE, ...files });
  const cacheFolder = join(folder, 'cache');
  return {
    path,
    cacheFolder,
    write,
    load: (now = '2026-11-21T00:00:00Z') =>
      loadCatalogue({
        roots: [{ path, private: false }],
        cacheFolder,
        now: new Date(now),
        timeZone: 'Asia/Ho_Chi_Minh',
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
