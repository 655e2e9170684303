/** Puts the source that somebody found where the cursor stood in the text: `[@src-so-tay]`. */

const field = document.querySelector<HTMLElement>('[data-cite]');
const input = field?.querySelector<HTMLInputElement>('input');
const add = field?.querySelector<HTMLButtonElement>('[data-cite-add]');
const body = document.querySelector<HTMLTextAreaElement>('textarea[name="body"]');
const summary = document.querySelector<HTMLTextAreaElement>('textarea[name="summary"]');

if (field && input && add && body) {
  let written = body;
  for (const text of [body, summary]) {
    text?.addEventListener('focus', () => {
      written = text;
    });
  }
  field.hidden = false;
  add.addEventListener('click', () => {
    const id = /\[([a-z0-9-]+)\]\s*$/.exec(input.value)?.[1];
    if (id === undefined) {
      input.focus();
      return;
    }
    const at = written.selectionEnd;
    const before = written.value.slice(0, at).replace(/[ \t]+$/, '');
    const cited = `${before === '' || before.endsWith('\n') ? '' : ' '}[@${id}]`;
    written.value = before + cited + written.value.slice(at);
    written.selectionStart = before.length + cited.length;
    written.selectionEnd = written.selectionStart;
    input.value = '';
    written.focus();
    // It saves by itself, as if it had been typed.
    written.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export {};
