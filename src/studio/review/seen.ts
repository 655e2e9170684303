/** What somebody looked at when they decided. */
export interface Seen {
  version: number;
  hash: string;
}
