import { filesDropped } from './uploads/dropped.ts';
import { askUploads, type LiveUpload, showUpload, watchUploads } from './uploads/live.ts';
import { openRow } from './uploads/row.ts';
import { openSending, type Sending } from './uploads/sending.ts';
import { say } from './uploads/words.ts';

/** A weak line is not split further. */
const AT_ONCE = 2;
const SAVE_AFTER_MS = 1500;

const form = document.querySelector<HTMLFormElement>('[data-upload-form]');
if (form !== null) enhance(form);

function enhance(form: HTMLFormElement): void {
  const part = <T extends HTMLElement>(name: string) => form.querySelector<T>(`[data-${name}]`);
  const list = part('files');
  const choose = part('choose');
  const batchId = String(new FormData(form).get('batch'));
  const sendings: { sending: Sending; row: ReturnType<typeof openRow> }[] = [];
  let unfinished: Promise<LiveUpload[]> | null = null;

  part('plain')?.remove();
  choose?.prepend(
    chooser({ words: { vi: 'Chọn ảnh, phim, ghi âm', en: 'Choose pictures, films, sound' } }),
    ...('webkitdirectory' in HTMLInputElement.prototype
      ? [chooser({ words: { vi: 'Chọn cả thư mục', en: 'Choose a whole folder' }, folder: true })]
      : []),
  );
  const submit = part<HTMLButtonElement>('submit');
  if (submit !== null) submit.textContent = say({ vi: 'Lưu lời ghi', en: 'Save what is written' });

  function chooser({
    words,
    folder = false,
  }: {
    words: { vi: string; en: string };
    folder?: boolean;
  }) {
    const label = document.createElement('label');
    label.className = folder ? 'button' : 'button main';
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.className = 'is-behind';
    if (folder) input.webkitdirectory = true;
    input.addEventListener('change', () => {
      void take([...(input.files ?? [])]);
      input.value = '';
    });
    label.append(say(words), input);
    return label;
  }

  async function take(files: readonly File[]): Promise<void> {
    unfinished ??= askUploads().then((all) => all.filter(({ isUnfinished }) => isUnfinished));
    const known = await unfinished;
    for (const file of files) {
      if (file.name.startsWith('.') || sendings.some(({ sending }) => isSame(sending.file, file))) {
        continue;
      }
      const sending = openSending({ file, batchId, unfinished: known, onChange: paint });
      const row = openRow(sending);
      sendings.push({ sending, row });
      list?.append(row.element);
    }
    paint();
    void keepAwake();
  }

  function paint(): void {
    for (const { row } of sendings) row.paint();
    const phases = sendings.map(({ sending }) => sending.state.phase);
    const busy = phases.filter((phase) => phase === 'reading' || phase === 'sending').length;
    const next = sendings.find(({ sending }) => sending.state.phase === 'waiting');
    if (busy < AT_ONCE && next !== undefined) next.sending.start();
    const done = phases.filter((phase) => phase === 'ended').length;
    const sum = part('sum');
    if (sum === null || sendings.length === 0) return;
    const isAll = done === sendings.length;
    const words = isAll
      ? say({
          vi: `Đã gửi xong ${done} tệp. Có thể tắt trang này.`,
          en: `All ${done} are sent. You may close this page.`,
        })
      : say({
          vi: `Đã gửi ${done} trong ${sendings.length} tệp. Giữ trang này mở cho đến khi xong.`,
          en: `${done} of ${sendings.length} sent. Keep this page open until all are.`,
        });
    if (sum.textContent !== words) sum.textContent = words;
  }

  const isBusy = () =>
    sendings.some(({ sending }) => ['waiting', 'reading', 'sending'].includes(sending.state.phase));
  addEventListener('beforeunload', (event) => {
    if (isBusy()) event.preventDefault();
  });

  choose?.addEventListener('dragover', (event) => {
    event.preventDefault();
    choose.dataset['over'] = '';
  });
  choose?.addEventListener('dragleave', () => delete choose.dataset['over']);
  choose?.addEventListener('drop', (event) => {
    event.preventDefault();
    delete choose.dataset['over'];
    if (event.dataTransfer !== null) void filesDropped(event.dataTransfer).then(take);
  });

  watchUploads((uploads) => {
    for (const upload of uploads) {
      const own = sendings.find(({ sending }) => sending.uploadId === upload.id);
      if (own !== undefined && own.sending.state.phase === 'ended') own.row.show(upload);
      const old = list?.querySelector<HTMLElement>(`[data-upload="${upload.id}"]`);
      if (own === undefined && old) showUpload(old, upload);
    }
  });

  const saved = part('saved');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async (): Promise<boolean> => {
    clearTimeout(timer);
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form),
      credentials: 'same-origin',
      headers: { Accept: 'application/json' },
    }).catch(() => null);
    const isSaved = answer?.status === 204;
    if (saved !== null) {
      saved.textContent = isSaved
        ? say({ vi: 'Lời ghi đã lưu.', en: 'What is written is saved.' })
        : answer?.status === 422
          ? say({ vi: 'Chưa lưu: có chỗ cần sửa.', en: 'Not saved: something needs mending.' })
          : say({ vi: 'Chưa lưu được; sẽ thử lại.', en: 'Not saved yet; it will be tried again.' });
    }
    return isSaved;
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), SAVE_AFTER_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save().then((isSaved) => {
      if (!isSaved) form.submit();
      else if (!isBusy()) location.assign('/studio/uploads/');
    });
  });
}

function isSame(a: File, b: File): boolean {
  return (
    a.name === b.name &&
    a.size === b.size &&
    a.lastModified === b.lastModified &&
    a.webkitRelativePath === b.webkitRelativePath
  );
}

/** A telephone that goes to sleep stops sending. */
async function keepAwake(): Promise<void> {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // It sleeps then, and goes on when it is woken.
  }
}
