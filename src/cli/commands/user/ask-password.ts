import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ArchiveError } from '#domain/archive-error.ts';
import type { Lang } from '../../language.ts';

/**
 * Asked for twice on a terminal, which shows nothing of it; the first line of a pipe elsewhere.
 * @throws ArchiveError `passwords-differ`, `password-missing`.
 */
export async function askPassword(lang: Lang): Promise<string> {
  const { stdin } = process;
  if (!stdin.isTTY) {
    for await (const line of createInterface({ input: stdin })) return line.normalize('NFC');
    throw passwordMissing();
  }
  const first = await askHidden(lang === 'vi' ? 'Mật khẩu: ' : 'Password: ');
  const again = await askHidden(lang === 'vi' ? 'Gõ lại: ' : 'Once more: ');
  if (first !== again) throw passwordsDiffer();
  return first.normalize('NFC');
}

async function askHidden(question: string): Promise<string> {
  const silence = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  process.stderr.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('close', () => reject(passwordMissing()));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

function passwordMissing(): ArchiveError {
  return new ArchiveError({
    name: 'password-missing',
    what: { vi: 'Chưa có mật khẩu.', en: 'There is no password.' },
    hint: {
      vi: 'Gõ mật khẩu khi được hỏi, hoặc đưa vào bằng ống dẫn: printf %s … | archive user add …',
      en: 'Type it when asked, or pipe it in: printf %s … | archive user add …',
    },
  });
}

function passwordsDiffer(): ArchiveError {
  return new ArchiveError({
    name: 'passwords-differ',
    what: { vi: 'Hai lần gõ khác nhau.', en: 'The two passwords are not the same.' },
    hint: { vi: 'Chưa có gì thay đổi; chạy lại lệnh.', en: 'Nothing was changed; run it again.' },
  });
}
