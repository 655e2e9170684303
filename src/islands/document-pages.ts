/** Leads `?page=37` on the page of a document to the sheet that has that page. */
const sheets = document.querySelector<HTMLElement>('[data-sheets]');
const wanted = Number(new URLSearchParams(location.search).get('page'));
const starts = JSON.parse(sheets?.dataset['sheets'] ?? '[]') as [first: number, address: string][];
const at = starts.filter(([first]) => first <= wanted).length - 1;
const [, address = ''] = starts[at] ?? [];
if (at > 0) location.replace(`${address}#page-${wanted}`);
