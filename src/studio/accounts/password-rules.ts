import { ArchiveError, type Bilingual } from '#domain/archive-error.ts';

export const SHORTEST_PASSWORD_CHARS = 10;
export const LONGEST_PASSWORD_CHARS = 128;

const EASY = ['0123456789', '1234567890', 'qwertyuiop', 'matkhau', 'password', 'abcdefghij'];

/**
 * What a password must be: long enough, and not the first thing anybody would try.
 * @throws ArchiveError `password-short`, `password-long`, `password-easy`.
 */
export function checkPassword(password: string, accountName: string): void {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD_CHARS) throw passwordShort(length);
  if (password.length > LONGEST_PASSWORD_CHARS) throw passwordLong();
  const plain = password.toLowerCase();
  const isGuessed =
    new Set(plain).size < 4 ||
    plain.includes(accountName) ||
    EASY.some((easy) => plain.replaceAll(easy, '').length < 4);
  if (isGuessed) throw passwordEasy();
}

const SENTENCE: Bilingual = {
  vi: 'Một câu ngắn dễ nhớ là tốt nhất, ví dụ bốn từ không liên quan, có dấu cách.',
  en: 'A short sentence you remember is best: four words that do not belong together, with spaces.',
};

function passwordShort(length: number): ArchiveError {
  return new ArchiveError({
    name: 'password-short',
    what: {
      vi: `Mật khẩu có ${length} ký tự; cần ít nhất ${SHORTEST_PASSWORD_CHARS}.`,
      en: `The password has ${length} characters; it needs at least ${SHORTEST_PASSWORD_CHARS}.`,
    },
    hint: SENTENCE,
  });
}

function passwordLong(): ArchiveError {
  return new ArchiveError({
    name: 'password-long',
    what: {
      vi: `Mật khẩu dài quá ${LONGEST_PASSWORD_CHARS} ký tự.`,
      en: `The password is longer than ${LONGEST_PASSWORD_CHARS} characters.`,
    },
    hint: SENTENCE,
  });
}

function passwordEasy(): ArchiveError {
  return new ArchiveError({
    name: 'password-easy',
    what: {
      vi: 'Mật khẩu này dễ đoán: nó giống tên đăng nhập, hoặc là một dãy quen thuộc.',
      en: 'This password is easy to guess: it is like the name, or a well-known row of keys.',
    },
    hint: SENTENCE,
  });
}
