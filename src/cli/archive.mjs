#!/usr/bin/env node
/**
 * `npx archive`: hands over to archive.ts, which needs Node 24. Under an older Node it starts the one
 * that npm has put into node_modules/.bin, and says so when there is none.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';

const OLDEST = 24;
const pinned = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
);

if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
  // Stripping types at every start costs more than a re-check of 10,000 records.
  nodeModule.enableCompileCache?.(
    join(import.meta.dirname, '..', '..', '.archive', 'cache', 'node'),
  );
  await import('./archive.ts');
} else if (existsSync(pinned)) {
  const { status } = spawnSync(pinned, [import.meta.filename, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  console.error(
    `Đang chạy Node ${process.versions.node}; cần từ ${OLDEST} trở lên. Chạy "npm ci", hoặc cài Node ${OLDEST}.\n` +
      `Node ${process.versions.node} is running; ${OLDEST} or later is needed. Run "npm ci", or install Node ${OLDEST}.`,
  );
  process.exitCode = 1;
}
