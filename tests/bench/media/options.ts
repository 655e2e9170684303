export interface BenchOptions {
  /** An empty folder for everything that is made. */
  folder: string;
  /** The repository. */
  cwd: string;
  /** Smaller inputs and one run each: to try the program, not to quote. */
  quick: boolean;
}
