/** "When I travel": leaves in the year's list what falls between two dates. */
const panel = document.querySelector<HTMLElement>('[data-travel]');
const list = document.querySelector<HTMLElement>('[data-travel-list]');
const form = panel?.querySelector('form');

if (panel && list && form) {
  const months = [...list.children] as HTMLElement[];
  const output = form.querySelector('output');
  const dateIn = (name: string): string =>
    form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';

  const show = (): void => {
    const from = dateIn('from');
    const to = dateIn('to') || (from === '' ? '' : '9999');
    const met = new Set<string>();
    for (const month of months) {
      let left = 0;
      for (const item of month.querySelectorAll<HTMLElement>('[data-from]')) {
        const { from: begins = '', to: ends = '' } = item.dataset;
        const meets = (to === '' || begins <= to) && ends >= from;
        item.hidden = !meets;
        if (!meets) continue;
        left += 1;
        met.add(item.textContent ?? '');
      }
      month.hidden = left === 0 && (from !== '' || to !== '');
    }
    if (output === null) return;
    const words = output.dataset[met.size === 1 ? 'one' : 'other'] ?? '';
    output.textContent = from === '' && to === '' ? '' : words.replace('#', String(met.size));
  };

  panel.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('reset', () => setTimeout(show));
  form.addEventListener('submit', (event) => event.preventDefault());
}
