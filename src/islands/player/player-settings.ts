/** What the page tells the script of a player, as JSON in its `data-player`. */
export interface PlayerSettings {
  /** Of the recording, under which its place is remembered; `null` where nothing may stay on the device. */
  id: string | null;
  /** Relative link to its own page. */
  home: string;
  title: string;
  /** Name of the archive. */
  archive: string;
  /** BCP-47 tags of what is spoken. */
  spoken: readonly string[];
  /** The script that finds words among the lines, fetched when they are looked for. */
  find: string | null;
}
