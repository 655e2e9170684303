/** What a browser can do for the reader that paper and links cannot: copy, and open the print dialog. */
for (const element of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const { copy = '', copied = '' } = element.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  const said = document.createElement('span');
  said.className = 'unseen';
  said.setAttribute('role', 'status');
  element.after(' ', button, said);
  button.addEventListener('click', async () => {
    if (!(await copyText(element))) return;
    button.textContent = copied;
    said.textContent = copied;
  });
}
for (const element of document.querySelectorAll<HTMLElement>('[data-print]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = element.dataset['print'] ?? '';
  button.addEventListener('click', () => print());
  element.prepend(button, ' ');
}

/** The clipboard is refused on plain http and from file://: there the text is selected, for the reader's own keys. */
async function copyText(element: HTMLElement): Promise<boolean> {
  const isField = element instanceof HTMLTextAreaElement;
  try {
    await navigator.clipboard.writeText(
      isField ? element.value : (element.textContent?.trim() ?? ''),
    );
    return true;
  } catch {
    if (isField) element.select();
    else getSelection()?.selectAllChildren(element);
    return false;
  }
}
