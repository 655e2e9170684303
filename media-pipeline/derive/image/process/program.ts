import { join } from 'node:path';
import { build } from 'esbuild';

const MAIN = join(import.meta.dirname, 'main.ts');

let program: Promise<string> | undefined;

/**
 * The program of the process that decodes images, as one ECMAScript module that imports packages only.
 * Stripping types from two dozen files took that process longer than all else it does before its first
 * image.
 */
export function imageProgram(): Promise<string> {
  program ??= bundle();
  return program;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [MAIN],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`nothing came of ${MAIN}`);
  return file.text;
}
