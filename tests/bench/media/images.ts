import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { costOf, inTurn, rounded } from './cost.ts';
import { largePhotographs, photographs } from './inputs.ts';
import type { BenchOptions } from './options.ts';

export interface ImageFigures {
  photographs: number;
  cpuSeconds: number;
  /** Processor time against sharp alone, written by hand for the same files. */
  ratioToBareSharp: number;
  /** And against Astro's image service, which decodes the original for each file. */
  ratioToAstro: number;
  peakRssMb: number;
}

const program = (name: string) => join(import.meta.dirname, name);

/** The responsive set of telephone photographs. */
export async function benchImages({ folder, cwd, quick }: BenchOptions): Promise<ImageFigures> {
  const files = await photographs(folder, quick ? 2 : 8);
  const state = join(folder, 'images-state');
  const ours = () => {
    rmSync(state, { recursive: true, force: true });
    const recipes = [program('run-recipes.ts'), state, 'image', 'image-set'];
    return costOf([process.execPath, ...recipes, ...files], { cwd });
  };
  const by = (peer: string) => () => {
    const out = join(folder, peer);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    return costOf([process.execPath, program(`peers/${peer}.ts`), out, ...files], { cwd });
  };
  const runs = quick ? 1 : 3;
  const bare = await inTurn(runs, { ours, peer: by('bare-sharp') });
  const astro = await inTurn(1, { ours, peer: by('astro-images') });
  return {
    photographs: files.length,
    cpuSeconds: rounded(bare.ours.cpuSeconds, 2),
    ratioToBareSharp: rounded(bare.ours.cpuSeconds / bare.peer.cpuSeconds),
    ratioToAstro: rounded(astro.ours.cpuSeconds / astro.peer.cpuSeconds),
    peakRssMb: bare.ours.peakRssMb,
  };
}

export interface TileFigures {
  /** Of each. */
  megapixels: number;
  photographs: number;
  cpuSeconds: number;
  /** Processor time against `vips dzsave --layout iiif3` with the same tiles and quality. */
  ratioToVips: number;
  peakRssMb: number;
}

/** The tiles of large photographs; their responsive sets stand already. */
export async function benchTiles({ folder, cwd, quick }: BenchOptions): Promise<TileFigures> {
  const widthPx = quick ? 4000 : 8000;
  const files = await largePhotographs(folder, { widthPx, count: quick ? 1 : 8 });
  const before = join(folder, 'tiles-before');
  const run = (state: string, recipes: string) =>
    costOf([process.execPath, program('run-recipes.ts'), state, 'image', recipes, ...files], {
      cwd,
    });
  await run(before, 'image-set');
  const ours = () => {
    const state = join(folder, 'tiles-state');
    rmSync(state, { recursive: true, force: true });
    cpSync(before, state, { recursive: true });
    return run(state, 'image-set,image-tiles');
  };
  const peer = () => {
    const out = join(folder, 'vips');
    rmSync(out, { recursive: true, force: true });
    const how = ['--layout', 'iiif3', '--tile-size', '512', '--suffix', '.jpg[Q=76]'];
    mkdirSync(out);
    const each =
      'out=$1; shift; how=$1; shift; for file; do vips dzsave "$file" "$out/$(basename "$file")" $how; done';
    return costOf(['bash', '-c', each, 'bash', out, how.join(' '), ...files], { cwd });
  };
  const costs = await inTurn(quick ? 1 : 3, { ours, peer });
  return {
    photographs: files.length,
    megapixels: Math.round((widthPx * widthPx * 0.75) / 1e6),
    cpuSeconds: rounded(costs.ours.cpuSeconds, 2),
    ratioToVips: rounded(costs.ours.cpuSeconds / costs.peer.cpuSeconds),
    peakRssMb: costs.ours.peakRssMb,
  };
}
