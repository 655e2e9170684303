import { existsSync } from 'node:fs';
import { execa } from 'execa';
import type { Tool } from './tools.ts';

/** The command that installs what is missing on Debian and its kin; `null` when nothing can be installed. */
export function installCommand(tools: readonly Tool[]): string[] | null {
  const packages = tools.flatMap(({ found, debianPackage }) =>
    found || debianPackage === null ? [] : [debianPackage],
  );
  if (packages.length === 0) return null;
  return ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
}

/** May this process install packages itself? */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** Runs it, package lists first, with what apt says on standard error. Answers whether it worked. */
export async function install(command: readonly string[]): Promise<boolean> {
  const [program = '', ...args] = command;
  const options = {
    reject: false,
    stdin: 'ignore',
    stdout: process.stderr,
    stderr: process.stderr,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  await execa(program, ['update'], options);
  const { failed } = await execa(program, args, options);
  return !failed;
}
