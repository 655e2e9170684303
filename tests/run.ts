import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnv } from './env.ts';

/**
 * `npm test`: every check, one after the other, all of them even when one fails. Each tool counts as
 * one check; each test of Vitest counts as one. `--full` runs the counts that issues ask for. The last
 * line is `N passed, N failed`.
 */

interface Check {
  name: string;
  command: readonly [string, ...string[]];
}

const root = join(import.meta.dirname, '..');
const report = join(root, 'node_modules', '.vitest-report.json');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

const checks: readonly Check[] = [
  { name: 'tools present', command: [process.execPath, 'src/cli/archive.mjs', 'doctor', '--fix'] },
  { name: 'real media samples', command: ['bash', 'tests/fixtures/media/install-samples.sh'] },
  { name: 'format and lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: [process.execPath, bin('tsc'), '--noEmit'] },
  { name: 'types of pages', command: [process.execPath, bin('astro'), 'check'] },
  {
    name: 'architecture arrows',
    command: [
      process.execPath,
      bin('depcruise'),
      '--config',
      'dependency-cruiser.config.mjs',
      'src',
      'search',
      'media-pipeline',
    ],
  },
  { name: 'dead code', command: [process.execPath, bin('knip')] },
  { name: 'content', command: [process.execPath, 'src/cli/archive.mjs', 'check', '--lang', 'en'] },
];

const env = process.argv.includes('--full') ? { ...baseEnv, TEST_FULL: '1' } : baseEnv;

function run([program, ...args]: Check['command']): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Counts of Vitest's JSON report; a run that ended without one counts as one failure. */
function readCounts(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
    return {
      passed: numPassedTests,
      failed: numFailedTests === 0 ? numFailedTestSuites : numFailedTests,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

let passed = 0;
let failed = 0;
const summary: string[] = [];

for (const { name, command } of checks) {
  const started = performance.now();
  process.stdout.write(`\n── ${name}\n`);
  const code = await run(command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  summary.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code === 0) passed += 1;
  else failed += 1;
}

process.stdout.write('\n── tests\n');
rmSync(report, { force: true });
const started = performance.now();
const code = await run([
  process.execPath,
  bin('vitest'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
const counts = readCounts();
if (code !== 0 && counts.failed === 0) counts.failed = 1;
passed += counts.passed;
failed += counts.failed;
summary.push(
  `${counts.failed === 0 ? 'ok    ' : 'FAILED'} tests: ${counts.passed} passed, ${counts.failed} failed (${((performance.now() - started) / 1000).toFixed(1)} s)`,
);

process.stdout.write(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
