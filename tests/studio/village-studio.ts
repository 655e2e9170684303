import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArchiveAtHand, archiveAtHand } from './archive-at-hand.ts';
import { bringMade, layVillage } from './built-village.ts';

export interface VillageStudio extends ArchiveAtHand {
  folder: string;
  config: string;
  content: string;
  private: string;
  state: string;
  /** Brings its media and its site up to date, from what was made for all tests. Before accounts are made. */
  build(): Promise<void>;
  remove(): void;
}

/** A copy of the sample village with the studio on, which its tests may change as they like. */
export function makeVillageStudio(): VillageStudio {
  const folder = mkdtempSync(join(tmpdir(), 'village-studio-'));
  const config = layVillage(folder);
  const archive = archiveAtHand(config);
  return {
    ...archive,
    folder,
    config,
    content: join(folder, 'content'),
    private: join(folder, 'private'),
    state: join(folder, '.archive'),
    async build() {
      await bringMade(folder);
      for (const command of ['media', 'build']) {
        const { code, stderr } = await archive.run(command);
        if (code !== 0) throw new Error(`archive ${command}: ${stderr}`);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The hidden fields of a form on a page, by the address it is sent to. */
export function fieldsOf(html: string, action: string): Record<string, string> {
  const form = html.slice(html.indexOf(`action="${action}"`));
  const inputs = form.slice(0, form.indexOf('</form>')).matchAll(/<input type="hidden"[^>]*>/g);
  return Object.fromEntries(
    [...inputs].map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  );
}
