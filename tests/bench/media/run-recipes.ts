/**
 * `node run-recipes.ts [--profile <file>] <folder> <kind> <recipes, comma-separated | all> <file …>`: originals through the
 * pipeline into a fresh state, or through some of its recipes alone.
 */
import { readFileSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { MEDIA_KINDS } from '#domain/public/vocabulary.ts';
import { endIdleImageProcesses } from '#media-pipeline/derive/image/process/pool.ts';
import { type Findings, NO_FINDINGS } from '#media-pipeline/derive/made.ts';
import { hashFile } from '#media-pipeline/originals/hash-file.ts';
import { planMedia } from '#media-pipeline/plan/plan.ts';
import { DEFAULT_PROFILE } from '#media-pipeline/recipes.ts';
import { isRefusal } from '#media-pipeline/refusal.ts';
import { probeOriginal } from '#media-pipeline/run/make-media.ts';
import { runStep } from '#media-pipeline/run/run-step.ts';
import type { StepResult } from '#media-pipeline/run/step-result.ts';
import { findTools, versionsOf } from '#media-pipeline/tools.ts';
import { fileObjectStore } from '#store/file-object-store.ts';

const { values, positionals } = parseArgs({
  options: { profile: { type: 'string' } },
  allowPositionals: true,
});
const [folder = '', kindName = '', recipes = 'all', ...files] = positionals;
const profile = {
  ...DEFAULT_PROFILE,
  ...(values.profile ? JSON.parse(readFileSync(values.profile, 'utf8')) : {}),
};
const kind = MEDIA_KINDS.find((each) => each === kindName);
if (!kind) throw new Error(`${kindName} is no kind of media`);
const derivatives = fileObjectStore(join(folder, 'derivatives'));
const workFolder = join(folder, 'work');
await mkdir(workFolder, { recursive: true });
// A run asks each tool for its version once; for images none is asked.
const tools = kind === 'image' ? { ffmpeg: null, poppler: null } : await findTools();
const settings = NO_SETTINGS;
const made: string[] = [];

for (const file of files) {
  const source = resolve(file);
  const { size: sizeBytes } = await stat(source);
  const sourceSha256 = await hashFile(source);
  const probe = await probeOriginal({ kind, source, sizeBytes, tools, signal: undefined });
  if (isRefusal(probe)) throw new Error(`${file}: ${probe.reason.en}`);
  const plan = planMedia({ sourceSha256, probe, tools: versionsOf(tools), settings, profile });
  const results: StepResult[] = [];
  let findings: Findings = NO_FINDINGS;
  for (const step of plan.steps) {
    if (recipes !== 'all' && !recipes.split(',').includes(step.recipe)) continue;
    const done = await runStep(step, {
      ...{ source, sizeBytes, probe, workFolder, derivatives, tools, findings },
      earlier: results.flatMap((result) => result.derivatives),
      isUnchanged: () => true,
      signal: undefined,
      onProgress: () => {},
    });
    if (isRefusal(done)) throw new Error(`${file}, ${step.recipe}: ${done.reason.en}`);
    results.push(done.result);
    findings = { ...findings, ...done.result.findings };
    made.push(...done.result.derivatives.map(({ label }) => label));
  }
}
await endIdleImageProcesses();
process.stdout.write(`${JSON.stringify(made)}\n`);
