import { DetailedError, Upload } from 'tus-js-client';
import type { LiveUpload } from './live.ts';
import { hashBlob } from './sha-256.ts';
import { say, wordsOf } from './words.ts';

export interface SendingState {
  mood: 'under-way' | 'wanting' | 'good' | 'bad';
  words: string;
  detail: string | null;
  percent: number | null;
  /** `ended`: there is nothing more to do here. */
  phase: 'waiting' | 'reading' | 'sending' | 'paused' | 'stopped' | 'ended';
}

export interface Sending {
  readonly file: File;
  readonly state: SendingState;
  /** Of the upload at the server, once there is one. */
  readonly uploadId: string | null;
  start(): void;
  pause(): void;
  /** Ends it, here and at the server. */
  drop(): Promise<void>;
}

export interface SendingOptions {
  file: File;
  batchId: string;
  /** What the server has of the person's uploads. */
  unfinished: readonly LiveUpload[];
  onChange(): void;
}

const ENDPOINT = '/studio/tus';
/** Proxies that gather a request before they pass it on lose no more than this to a cut line. */
const PIECE_BYTES = 4 * 1024 ** 2;
const LONGEST_WAIT_MS = 20_000;
const WAITS_MS = Array.from({ length: 2000 }, (_, index) =>
  Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(index, 6)),
);

/** One file on its way: read for its hash, then sent, from where an earlier try of it stopped. */
export function openSending({ file, batchId, unfinished, onChange }: SendingOptions): Sending {
  let upload: Upload | null = null;
  let sha256: string | null = null;
  let isWanted = false;
  let state: SendingState = {
    mood: 'wanting',
    words: say({ vi: 'Chờ gửi', en: 'Waiting' }),
    detail: null,
    percent: null,
    phase: 'waiting',
  };
  const become = (next: Partial<SendingState> & Pick<SendingState, 'phase' | 'words' | 'mood'>) => {
    state = { detail: null, percent: null, ...next };
    onChange();
  };

  const read = async () => {
    become({ phase: 'reading', mood: 'under-way', words: say(READING), percent: 0 });
    sha256 = await hashBlob(file, {
      isWanted: () => isWanted,
      onShare(share) {
        const percent = Math.floor(share * 100);
        if (percent !== state.percent) become({ ...state, percent });
      },
    });
  };
  const begun = unfinished.find(
    ({ name, sizeBytes, modifiedMs }) =>
      name === file.name.normalize('NFC') &&
      sizeBytes === file.size &&
      modifiedMs === file.lastModified,
  );
  const open = (): Upload =>
    new Upload(file, {
      endpoint: ENDPOINT,
      ...(begun === undefined ? {} : { uploadUrl: `${ENDPOINT}/${begun.id}` }),
      chunkSize: PIECE_BYTES,
      retryDelays: WAITS_MS,
      storeFingerprintForResuming: false,
      metadata: {
        filename: file.name,
        modified: String(file.lastModified),
        batch: batchId,
        ...(sha256 === null ? {} : { sha256 }),
      },
      onShouldRetry(error) {
        const status = error instanceof DetailedError ? error.originalResponse?.getStatus() : null;
        const mayPass = !status || status >= 500 || status === 409 || status === 423;
        if (mayPass && status !== 507) {
          become({ ...state, mood: 'wanting', words: say(NO_LINE), detail: say(BY_ITSELF) });
          return true;
        }
        return false;
      },
      onProgress(sent, total) {
        const percent = Math.floor((100 * sent) / total);
        if (state.phase !== 'sending' || percent !== state.percent || state.detail !== null) {
          become({ phase: 'sending', mood: 'under-way', words: say(SENDING), percent });
        }
      },
      onSuccess: () => become({ phase: 'ended', mood: 'good', words: say(RECEIVED) }),
      onError(error) {
        const answer = error instanceof DetailedError ? error.originalResponse : null;
        const status = answer?.getStatus() ?? 0;
        const detail =
          status === 401 || status === 403
            ? say(SIGN_IN)
            : (wordsOf(answer?.getBody() ?? '') ?? say(NOT_SENT));
        upload = null;
        become({ phase: 'stopped', mood: 'bad', words: say(STOPPED), detail });
      },
    });

  return {
    file,
    get state() {
      return state;
    },
    get uploadId() {
      return upload?.url?.split('/').at(-1) ?? begun?.id ?? null;
    },
    start() {
      if (isWanted && state.phase !== 'stopped') return;
      isWanted = true;
      const go = async () => {
        try {
          if (sha256 === null) await read();
        } catch {
          isWanted = false;
          become({ phase: 'stopped', mood: 'bad', words: say(STOPPED), detail: say(UNREADABLE) });
          return;
        }
        if (!isWanted) return;
        become({ phase: 'sending', mood: 'under-way', words: say(SENDING), percent: 0 });
        upload ??= open();
        upload.start();
      };
      void go();
    },
    pause() {
      isWanted = false;
      void upload?.abort();
      become({ ...state, phase: 'paused', mood: 'wanting', words: say(PAUSED), detail: null });
    },
    async drop() {
      isWanted = false;
      if (upload !== null) await upload.abort(true).catch(() => {});
      become({ phase: 'ended', mood: 'wanting', words: say(DROPPED) });
    },
  };
}

const READING = { vi: 'Đang đọc tệp', en: 'Reading the file' };
const SENDING = { vi: 'Đang gửi', en: 'Sending' };
const RECEIVED = { vi: 'Đã nhận đủ, cất an toàn', en: 'Received whole, and safe' };
const PAUSED = { vi: 'Tạm dừng', en: 'Paused' };
const DROPPED = { vi: 'Đã bỏ', en: 'Dropped' };
const STOPPED = { vi: 'Chưa gửi được', en: 'Could not be sent' };
const NO_LINE = { vi: 'Mất mạng', en: 'No line' };
const BY_ITSELF = {
  vi: 'Có mạng lại thì tự gửi tiếp từ chỗ đang dở.',
  en: 'It goes on by itself from where it stopped.',
};
const SIGN_IN = {
  vi: 'Phiên đăng nhập đã hết. Mở trang đăng nhập ở thẻ khác, đăng nhập rồi bấm "Gửi tiếp".',
  en: 'You were signed out. Sign in in another tab, then press "Go on".',
};
const NOT_SENT = { vi: 'Hãy bấm "Gửi tiếp" để thử lại.', en: 'Press "Go on" to try again.' };
const UNREADABLE = {
  vi: 'Máy không đọc được tệp này. Có thể tệp nằm trên mạng: hãy tải hẳn về máy rồi chọn lại.',
  en: 'Your device cannot read this file. It may live online: download it, then choose it again.',
};
