/** The label of the derivative that shows a page of a document, counted from 1: `page-0001`. */
export function pageLabel(number: number): string {
  return `page-${String(number).padStart(4, '0')}`;
}
