import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnv } from './env.ts';

/**
 * `npm test`: every check, all of them even when one fails. Each tool counts as one check; each test of
 * Vitest counts as one. `--full` runs the counts that issues ask for. The last line is `N passed, N failed`.
 */

interface Check {
  name: string;
  command: readonly [string, ...string[]];
}

const root = join(import.meta.dirname, '..');
const report = join(root, 'node_modules', '.vitest-report.json');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

/** What the others need, in this order. */
const preparations: readonly Check[] = [
  { name: 'tools present', command: [process.execPath, 'src/cli/archive.mjs', 'doctor', '--fix'] },
  { name: 'real media samples', command: ['bash', 'tests/fixtures/media/install-samples.sh'] },
];

/** Side by side; the longest first. `astro check` looks at the types of every file, not of pages alone. */
const checks: readonly Check[] = [
  { name: 'types', command: [process.execPath, bin('astro'), 'check'] },
  { name: 'format and lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
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

/** What it prints comes in one piece when it has ended. */
function runQuietly([program, ...args]: Check['command']): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        said += piece;
      });
    }
    child.on('error', (error) => resolve({ code: 127, said: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
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

function count(name: string, code: number, startedAt: number): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  summary.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code === 0) passed += 1;
  else failed += 1;
}

for (const { name, command } of preparations) {
  const startedAt = performance.now();
  process.stdout.write(`\n── ${name}\n`);
  count(name, await run(command), startedAt);
}

const waiting = [...checks];
async function runWaiting(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const startedAt = performance.now();
    const { code, said } = await runQuietly(check.command);
    process.stdout.write(`\n── ${check.name}\n${said}`);
    count(check.name, code, startedAt);
  }
}
await Promise.all([runWaiting(), runWaiting()]);

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
