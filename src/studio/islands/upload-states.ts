import { showUpload, watchUploads } from './uploads/live.ts';

const rows = new Map<string, HTMLElement>();
for (const row of document.querySelectorAll<HTMLElement>('[data-uploads] [data-upload]')) {
  const id = row.dataset['upload'];
  if (id !== undefined) rows.set(id, row);
}
const waitsForMore = document.querySelector('[data-reload]') !== null;

if (rows.size > 0) {
  watchUploads((uploads) => {
    for (const upload of uploads) {
      const row = rows.get(upload.id);
      if (row !== undefined) showUpload(row, upload);
    }
    const settled = uploads.some(({ id, mood }) => rows.has(id) && mood !== 'under-way');
    const isWriting =
      document.activeElement instanceof HTMLElement &&
      document.activeElement.closest('form.upload-form') !== null;
    // What was found, and the preview, come with the page.
    if (waitsForMore && settled && !isWriting) location.reload();
  });
}
