import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { costOf, median, rounded } from './cost.ts';
import type { BenchOptions } from './options.ts';

const RUNS = 3;
const WIDTH_PX = 1600;

export interface UnchangedFigures {
  assets: number;
  /** Of the pipeline's own work in a fresh process, for 10,000 assets. */
  secondsPer10k: number;
  /** Of the whole process, starting Node and asking the tools for their versions included. */
  processSeconds: number;
  peakRssMb: number;
}

/** Many originals, all made already: what another run costs. */
export async function benchUnchanged({
  folder,
  cwd,
  quick,
}: BenchOptions): Promise<UnchangedFigures> {
  const assets = quick ? 1000 : 10_000;
  const originals = join(folder, 'many');
  mkdirSync(originals, { recursive: true });
  for (let n = 0; n < assets; n++) {
    // As wide as a photograph, so that every size is made; one line high, so that it takes no time.
    const pixels = Buffer.alloc(WIDTH_PX * 3, Buffer.from([n & 255, (n >> 8) & 255, 128]));
    const picture = sharp(pixels, { raw: { width: WIDTH_PX, height: 1, channels: 3 } });
    writeFileSync(join(originals, `${n}.png`), await picture.png().toBuffer());
  }
  const program = join(import.meta.dirname, 'run-folder.ts');
  const run = () =>
    costOf([process.execPath, program, join(folder, 'many-state'), originals], { cwd });
  await run();
  const costs = [];
  for (let n = 0; n < RUNS; n++) costs.push(await run());
  const inside = costs.map(({ stdout }) => Number(JSON.parse(stdout).seconds));
  return {
    assets,
    secondsPer10k: rounded((median(inside) * 10_000) / assets),
    processSeconds: median(costs.map(({ wallSeconds }) => wallSeconds)),
    peakRssMb: median(costs.map(({ peakRssMb }) => peakRssMb)),
  };
}
