/** Key of an original in the store of originals, and of the folder of what is made of it in the other. */
export function originalKey(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}
