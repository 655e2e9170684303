import { passwordWrong, secondStepWrong } from './account-faults.ts';
import type { Auth } from './open-auth.ts';
import { cookiesOf } from './open-sign-in.ts';

export interface SecondStepKey {
  /** To be typed into an authenticator, in groups of four. */
  key: string;
  /** Opens an authenticator on the same telephone (`otpauth:`). */
  address: string;
  /** Each works once, where the telephone is lost. */
  spareCodes: string[];
}

/** A code from the telephone (TOTP, RFC 6238) after the password, for whoever wants it. */
export interface SecondStep {
  /** @throws ArchiveError `password-wrong`. */
  begin(options: SecondStepStart): Promise<SecondStepKey>;
  /** Turned on once a code has come back. Set-Cookie headers. @throws ArchiveError `second-step-wrong`. */
  confirm(code: string, request: Request): Promise<string[]>;
  /** @throws ArchiveError `password-wrong`. */
  turnOff(password: string, request: Request): Promise<string[]>;
  /** From the terminal of the machine, for somebody who lost telephone and spare codes. */
  remove(userId: string): Promise<void>;
}

export interface SecondStepStart {
  password: string;
  /** As the authenticator shows it: of which archive, for whom. */
  archive: string;
  accountName: string;
  request: Request;
}

export function openSecondStep(auth: Auth): SecondStep {
  return {
    async begin({ password, archive, accountName, request }) {
      const answer = await auth.api.enableTwoFactor({
        body: { password },
        headers: request.headers,
        asResponse: true,
      });
      if (!answer.ok) throw passwordWrong();
      const { totpURI, backupCodes }: { totpURI: string; backupCodes: string[] } =
        await answer.json();
      const key = new URL(totpURI).searchParams.get('secret') ?? '';
      const label = encodeURIComponent(`${archive}:${accountName}`);
      const query = new URLSearchParams({ secret: key, issuer: archive });
      return {
        key: key.replace(/.{4}(?=.)/g, '$& '),
        address: `otpauth://totp/${label}?${query}`.replaceAll('+', '%20'),
        spareCodes: backupCodes,
      };
    },
    async confirm(code, request) {
      const answer = await auth.api.verifyTOTP({
        body: { code: code.replace(/\s/g, '') },
        headers: request.headers,
        asResponse: true,
      });
      if (!answer.ok) throw secondStepWrong();
      return cookiesOf(answer, request);
    },
    async turnOff(password, request) {
      const answer = await auth.api.disableTwoFactor({
        body: { password },
        headers: request.headers,
        asResponse: true,
      });
      if (!answer.ok) throw passwordWrong();
      return cookiesOf(answer, request);
    },
    async remove(userId) {
      const { adapter, internalAdapter } = await auth.$context;
      await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
      await adapter.delete({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] });
    },
  };
}
