/** "When I travel": leaves in the year's list what falls between two dates. */
const panel = document.querySelector<HTMLElement>('[data-travel]');
const list = document.querySelector<HTMLElement>('[data-travel-list]');

if (panel && list) {
  const months = [...list.children] as HTMLElement[];
  const inputs = [...panel.querySelectorAll('input')];
  const output = panel.querySelector('output');
  const dateIn = (name: string): string => inputs.find((input) => input.name === name)?.value ?? '';

  const show = (): void => {
    const from = dateIn('from');
    const to = dateIn('to') || (from === '' ? '' : '9999');
    const met = new Set<string>();
    for (const month of months) {
      let left = 0;
      for (const item of month.querySelectorAll<HTMLElement>('[data-from]')) {
        const { from: begins = '', end: ends = '' } = item.dataset;
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
  panel.addEventListener('input', show);
  panel.querySelector('button')?.addEventListener('click', () => {
    for (const input of inputs) input.value = '';
    show();
  });
}
