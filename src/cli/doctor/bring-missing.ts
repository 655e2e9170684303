import type { Lang } from '../language.ts';
import type { Progress } from '../progress.ts';
import { canInstall, install, installCommand } from './install.ts';
import type { Tool } from './tools.ts';

/**
 * Installs what is missing where this process may, and says which command would do it where it may not
 * or where it failed. Never throws: the site is built without the tools too.
 */
export async function bringMissing(
  tools: readonly Tool[],
  { lang, progress }: { lang: Lang; progress: Progress },
): Promise<void> {
  const command = installCommand(tools);
  if (command === null) return;
  const line = command.join(' ');
  if (canInstall()) {
    progress.line(lang === 'vi' ? `Đang cài: ${line}` : `Installing: ${line}`);
    if (await install(command)) return;
  }
  progress.line(lang === 'vi' ? `Cài bằng lệnh: sudo ${line}` : `Install with: sudo ${line}`);
}
