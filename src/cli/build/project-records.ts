import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '#catalogue/catalogue.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { type CompiledProjection, compileProjection } from '#projection/compile.ts';
import { appendIssuedDates, readIssuedDates } from '#projection/issued-dates.ts';
import { readLedger } from '#projection/ledger.ts';
import { PROJECTION_FILES } from '#public-records/format.ts';
import { hashCode } from '#release/site-app/code-hash.ts';
import type { Workspace } from '../workspace.ts';
import { recall, remember } from './remembered.ts';

const GATE_CODE = ['src/domain', 'src/catalogue', 'src/projection', 'src/public-records/format.ts'];

interface Standing extends Omit<CompiledProjection, 'changed' | 'newlyIssued'> {
  /** ISO 8601: the projection holds from here until `validUntil`. */
  compiledAt: string;
}

/**
 * Brings `<state>/projection` up to date: compiled anew unless records, withdrawals, media, settings and
 * the gate's own code are the same and time has changed nothing.
 */
export async function projectRecords(
  workspace: Workspace,
  { catalogue, now }: { catalogue: Catalogue; now: Date },
): Promise<Standing> {
  const { folders, withdrawals, issuedDates, config } = workspace;
  const memory = join(folders.cache, 'projection.json');
  const programKey = hashCode(workspace.root, GATE_CODE);
  const key = hashOfParts([
    catalogue.hash,
    existsSync(withdrawals) ? readFileSync(withdrawals, 'utf8') : '',
    stampsOf(join(folders.media, 'descriptions')),
    JSON.stringify(config.site),
    programKey,
  ]);
  const standing = recall<Standing>(memory, key);
  const isThere = existsSync(join(folders.projection, PROJECTION_FILES.index));
  if (standing !== null && isThere && holdsAt(standing, now)) return standing;

  // A build that is killed here must not take the half-known folder for the remembered one.
  rmSync(memory, { force: true });
  const {
    changed: _,
    newlyIssued,
    ...compiled
  } = await compileProjection({
    catalogue,
    describe: openDescriptions(folders.media),
    ledger: readLedger(withdrawals),
    issuedDates: readIssuedDates(issuedDates),
    now,
    timeZone: config.site.timeZone,
    scheduler: config.site.scheduler,
    folder: folders.projection,
    keep: { file: join(folders.cache, 'projection-pieces.json'), programKey },
  });
  appendIssuedDates(issuedDates, newlyIssued);
  const made: Standing = { ...compiled, compiledAt: now.toISOString() };
  remember(memory, key, made);
  return made;
}

function holdsAt({ compiledAt, validUntil }: Standing, now: Date): boolean {
  return new Date(compiledAt) <= now && (validUntil === null || now < new Date(validUntil));
}

/** Name, size and time of each file of a flat folder. */
function stampsOf(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}

export function hashOfParts(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}
