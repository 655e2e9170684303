/**
 * Selecting many: Shift and a click (or Space) takes everything between, Ctrl+A all that is shown, Escape
 * none; the count is told. Without it the boxes are ticked one by one.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('[data-tagging]')) begin(form);

function begin(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="id"]')];
  const count = form.querySelector<HTMLElement>('[data-count]');
  if (count !== null) count.setAttribute('role', 'status');
  const words = count?.textContent ?? '';
  let last = -1;

  const tell = (): void => {
    const selected = boxes.filter((box) => box.checked).length;
    if (count !== null) count.textContent = `${words} · ${selected} ${count.dataset['of']}`;
  };
  const setAll = (checked: boolean): void => {
    for (const box of boxes) box.checked = checked;
    tell();
  };

  form.addEventListener('click', (event) => {
    const { target } = event;
    if (target instanceof Element && target.closest('[data-all], [data-none]') !== null) {
      event.preventDefault();
      setAll(target.closest('[data-all]') !== null);
      return;
    }
    if (!(target instanceof HTMLInputElement)) return;
    const at = boxes.indexOf(target);
    if (at === -1) return;
    if (event.shiftKey && last !== -1) {
      const [from, to] = at < last ? [at, last] : [last, at];
      for (const box of boxes.slice(from, to + 1)) box.checked = target.checked;
    }
    last = at;
    tell();
  });
  form.addEventListener('keydown', (event) => {
    const isBox = event.target instanceof HTMLInputElement && boxes.includes(event.target);
    if (!isBox) return;
    const at = boxes.indexOf(event.target);
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') setAll(true);
    else if (event.key === 'Escape') setAll(false);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') go(at, 1, event.shiftKey);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') go(at, -1, event.shiftKey);
    else return;
    event.preventDefault();
  });
  // A label that Shift is held on would also mark its words.
  form.addEventListener('mousedown', (event) => {
    if (event.shiftKey && event.target instanceof Element && event.target.closest('label')) {
      event.preventDefault();
    }
  });
  tell();

  function go(from: number, step: number, takes: boolean): void {
    const box = boxes[from];
    const next = boxes[from + step];
    if (box === undefined || next === undefined) return;
    if (takes) {
      next.checked = box.checked;
      tell();
    }
    last = from + step;
    next.focus();
  }
}
