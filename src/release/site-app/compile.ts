import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { ArchiveError } from '#domain/archive-error.ts';
import { hashCode, PAGE_CODE, STUDIO_CODE } from './code-hash.ts';

const KEPT_APPS = 3;

export interface SiteApp {
  /** Of the code it was compiled from. */
  hash: string;
  /** Module that exports `app` (see ./entry.ts). */
  entry: string;
}

/**
 * The pages of the project in `root`, compiled into `folder/<hash>/`; nothing is done when that is
 * there already. Throws ArchiveError `site-app-broken` with the compiler's words.
 */
export function compileSiteApp(root: string, folder: string): Promise<SiteApp> {
  return compile({ root, folder, sources: 'src', code: PAGE_CODE });
}

/** The studio's pages, in the same way: a program of their own, so that the public one knows nothing of it. */
export function compileStudioApp(root: string, folder: string): Promise<SiteApp> {
  return compile({ root, folder, sources: 'src/studio', code: STUDIO_CODE });
}

interface CompileOptions {
  root: string;
  folder: string;
  /** Folder with `pages/`, from `root`. */
  sources: string;
  code: readonly string[];
}

async function compile({ root, folder, sources, code }: CompileOptions): Promise<SiteApp> {
  const hash = hashCode(root, code);
  const target = join(folder, hash);
  const app: SiteApp = { hash, entry: join(target, 'server', 'entry.mjs') };
  if (existsSync(app.entry)) return app;

  const temporary = `${target}.${process.pid}.tmp`;
  mkdirSync(folder, { recursive: true });
  const program = fileURLToPath(new URL('./compile-process.ts', import.meta.url));
  const compiled = await execa(process.execPath, [program, root, sources, temporary], {
    cwd: root,
    env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    reject: false,
    all: true,
  });
  if (compiled.failed) {
    rmSync(temporary, { recursive: true, force: true });
    throw new ArchiveError({
      name: 'site-app-broken',
      what: {
        vi: `Không biên dịch được các trang trong ${sources}/pages:\n${compiled.all}\n`,
        en: `The pages in ${sources}/pages do not compile:\n${compiled.all}\n`,
      },
      hint: {
        vi: 'Sửa chỗ trình biên dịch nêu ở trên rồi dựng lại.',
        en: 'Mend what the compiler names above and build again.',
      },
      cause: compiled,
    });
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(temporary, target);
  dropOldApps(folder, hash);
  return app;
}

function dropOldApps(folder: string, hash: string): void {
  const others = readdirSync(folder)
    .filter((name) => name !== hash)
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of others.slice(KEPT_APPS - 1))
    rmSync(path, { recursive: true, force: true });
}
