import { ArchiveError } from '#domain/archive-error.ts';

/**
 * What an account is found by: an e-mail address or a telephone number of Vietnam as people write it
 * (`091 234 5678`, `+84 91…`), made one (`0912345678`). @throws ArchiveError `account-name`.
 */
export function toAccountName(typed: string): string {
  const text = typed.normalize('NFC').trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 200) return text;
  const digits = text.replace(/[\s.()-]/g, '').replace(/^(?:\+?84|0084)(?=\d{9,10}$)/, '0');
  if (/^0\d{9,10}$/.test(digits)) return digits;
  throw new ArchiveError({
    name: 'account-name',
    what: {
      vi: `"${typed}" không phải địa chỉ e-mail hay số điện thoại.`,
      en: `"${typed}" is neither an e-mail address nor a telephone number.`,
    },
    hint: {
      vi: 'Viết như an@xa.example, hoặc số điện thoại có 10 chữ số: 0912 345 678.',
      en: 'Write it as an@xa.example, or a telephone number of 10 digits: 0912 345 678.',
    },
  });
}
