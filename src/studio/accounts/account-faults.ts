import { ArchiveError } from '#domain/archive-error.ts';

/** Faults of accounts that a person reads, by their permanent names. */
export const accountExists = (accountName: string) =>
  new ArchiveError({
    name: 'account-exists',
    what: {
      vi: `Đã có tài khoản với tên ${accountName}.`,
      en: `There is an account called ${accountName} already.`,
    },
    hint: {
      vi: 'Tìm người ấy trong danh sách; nếu họ quên mật khẩu, hãy đưa mã dùng một lần.',
      en: 'Look for the person in the list; if they forgot the password, give them a one-time code.',
    },
  });

export const accountUnknown = (accountName: string) =>
  new ArchiveError({
    name: 'account-unknown',
    what: {
      vi: `Không có tài khoản nào tên ${accountName}.`,
      en: `There is no account called ${accountName}.`,
    },
    hint: {
      vi: 'Xem "archive user list" để biết các tài khoản.',
      en: 'See "archive user list" for the accounts there are.',
    },
  });

export const nameMissing = () =>
  new ArchiveError({
    name: 'name-missing',
    what: { vi: 'Chưa có tên gọi.', en: 'The name is empty.' },
    hint: {
      vi: 'Viết tên như người ấy muốn được gọi.',
      en: 'Write the name as they wish to be called.',
    },
  });

export const passwordWrong = () =>
  new ArchiveError({
    name: 'password-wrong',
    what: {
      vi: 'Mật khẩu đang dùng chưa đúng nên chưa có gì thay đổi.',
      en: 'The present password is not right, so nothing was changed.',
    },
    hint: {
      vi: 'Gõ lại. Nếu quên, hãy xin cán bộ phụ trách mã dùng một lần.',
      en: 'Type it again. If you forgot it, ask your officer for a one-time code.',
    },
  });

export const tooManyTries = (minutes: number) =>
  new ArchiveError({
    name: 'too-many-tries',
    what: {
      vi: 'Đã thử sai quá nhiều lần.',
      en: 'There were too many wrong tries.',
    },
    hint: {
      vi: `Chờ ${minutes} phút rồi thử lại, hoặc xin cán bộ phụ trách mã dùng một lần.`,
      en: `Wait ${minutes} minutes and try again, or ask your officer for a one-time code.`,
    },
  });

/** Said alike where there is no such account, no code, another's code or an old one. */
export const codeWrong = () =>
  new ArchiveError({
    name: 'code-wrong',
    what: {
      vi: 'Tên hoặc mã chưa đúng, hoặc mã đã hết hạn.',
      en: 'The name or the code is not right, or the code is over.',
    },
    hint: {
      vi: 'Mỗi mã dùng được một lần, trong 24 giờ. Hãy xin cán bộ phụ trách mã mới.',
      en: 'A code works once, for 24 hours. Ask your officer for a new one.',
    },
  });

export const secondStepWrong = () =>
  new ArchiveError({
    name: 'second-step-wrong',
    what: {
      vi: 'Mã trên điện thoại chưa đúng.',
      en: 'The code from your telephone is not right.',
    },
    hint: {
      vi: 'Mã đổi sau mỗi 30 giây; gõ mã đang hiện, và xem giờ của điện thoại có đúng không.',
      en: 'It changes every 30 seconds: type the one shown now, and see that the telephone’s clock is right.',
    },
  });
