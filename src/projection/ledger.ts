import { readFileSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ArchiveError } from '#domain/archive-error.ts';
import { Id, Localized } from '#domain/text.ts';

/** One line of `withdrawals.jsonl`. `reason` is in words the public may read; `by` never leaves. */
const WithdrawalSchema = z.strictObject({
  id: Id,
  at: z.iso.datetime({ offset: true }),
  by: z.string().min(1),
  reason: Localized.nullable().default(null),
  showTitle: z.boolean().default(false),
});
export type Withdrawal = z.output<typeof WithdrawalSchema>;

/**
 * What is withdrawn, by id. Where an id was withdrawn more than once, the first date and the last
 * reason stand, and the title shows only if every line permits it.
 */
export type Ledger = ReadonlyMap<string, Withdrawal>;

export const EMPTY_LEDGER: Ledger = new Map();

/** Reads a ledger; a missing file is an empty one. A line that does not parse throws: a withdrawal is never skipped. */
export function readLedger(path: string): Ledger {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return EMPTY_LEDGER;
    throw cause;
  }
  const ledger = new Map<string, Withdrawal>();
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const withdrawal = parseWithdrawal(line, `${path}:${index + 1}`);
    const earlier = ledger.get(withdrawal.id);
    ledger.set(withdrawal.id, {
      ...withdrawal,
      at: earlier?.at ?? withdrawal.at,
      reason: withdrawal.reason ?? earlier?.reason ?? null,
      showTitle: withdrawal.showTitle && (earlier?.showTitle ?? true),
    });
  });
  return ledger;
}

/** Appends one withdrawal and waits until the disk has it. Nothing ever takes a line out. */
export async function appendWithdrawal(path: string, withdrawal: Withdrawal): Promise<void> {
  const line = `${JSON.stringify(WithdrawalSchema.parse(withdrawal))}\n`;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  try {
    // A line that an editor or a power cut left unended must not swallow this one.
    const { size } = await file.stat();
    const last = Buffer.from('\n');
    if (size > 0) await file.read(last, 0, 1, size - 1);
    await file.appendFile(last.toString() === '\n' ? line : `\n${line}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function parseWithdrawal(line: string, where: string): Withdrawal {
  try {
    return WithdrawalSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw withdrawalUnreadable(where, cause);
  }
}

function withdrawalUnreadable(where: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'withdrawal-unreadable',
    what: {
      vi: `Không đọc được dòng ghi việc rút lại tại ${where}.`,
      en: `The withdrawal at ${where} cannot be read.`,
    },
    hint: {
      vi: 'Sửa dòng ấy cho đúng; không xoá, vì điều đã rút lại thì không được hiện ra nữa.',
      en: 'Correct that line; do not delete it, since what was withdrawn must not reappear.',
    },
    cause,
  });
}
