import { execa } from 'execa';

/** What a command says, or `null` when it cannot be run or fails. */
export async function readCommand(argv: readonly string[]): Promise<string | null> {
  const [program = '', ...rest] = argv;
  const result = await execa(program, rest, { reject: false, timeout: 20_000, stdin: 'ignore' });
  return result.failed ? null : result.stdout;
}
