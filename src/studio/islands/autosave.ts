/**
 * Saves a form by itself a few seconds after the last change, and again where the line was down. Where
 * somebody else changed the same thing it stops: the button then shows both.
 */

const WAIT_MS = 3_000;
const RETRY_MS = 10_000;

type Answer =
  | { outcome: 'saved' | 'unchanged'; token: string; dates?: string[] | null }
  | { outcome: 'collided' };

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form);

function watch(form: HTMLFormElement): void {
  const token = form.querySelector<HTMLInputElement>('input[name="token"]');
  const status = form.querySelector<HTMLElement>('.autosave');
  if (token === null || status === null) return;
  let timer = 0;
  let isSaving = false;
  let isChanged = false;
  let isStopped = false;

  const say = (what: 'saving' | 'saved' | 'failed' | 'collided') => {
    status.textContent = status.dataset[what] ?? '';
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(save, ms);
  };
  form.addEventListener('input', (event) => {
    isChanged = true;
    if (isForButton(event.target as HTMLInputElement)) {
      isStopped = true;
      clearTimeout(timer);
    }
    if (!isStopped) later(WAIT_MS);
  });
  form.addEventListener('submit', () => {
    isStopped = true;
    isChanged = false;
    clearTimeout(timer);
  });
  window.addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });

  async function save(): Promise<void> {
    if (isSaving || isStopped || token === null) return;
    isSaving = true;
    isChanged = false;
    say('saving');
    try {
      const sent = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string') sent.append(name, value);
      }
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: sent,
      });
      const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
      if (!response.ok || !isJson) throw new Error(String(response.status));
      const answer = (await response.json()) as Answer;
      if (answer.outcome === 'collided') {
        isStopped = true;
        isChanged = true;
        say('collided');
        return;
      }
      token.value = answer.token;
      say('saved');
      showDates(answer.dates);
    } catch {
      isChanged = true;
      say('failed');
      later(RETRY_MS);
    } finally {
      isSaving = false;
      if (isChanged && !isStopped) later(RETRY_MS);
    }
  }
}

/** Rows taken out or moved change the number of all that follow: the page has to be made anew. */
function isForButton(input: HTMLInputElement): boolean {
  if (input.name.startsWith('x.') || input.name.startsWith('o.')) return true;
  return input.value === '' && input.closest('.field-rows > li:not(.new)') !== null;
}

/** The next dates of a festival whose rule was just saved. */
function showDates(dates: string[] | null | undefined): void {
  const place = document.querySelector<HTMLElement>('[data-next-dates]');
  if (place === null || dates === undefined) return;
  place.textContent = dates?.join(' · ') ?? place.dataset['none'] ?? '';
}

export {};
