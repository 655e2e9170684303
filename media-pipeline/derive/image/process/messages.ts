import type { ImageTask, ImageTaskName, ImageTasks } from '../tasks.ts';

export interface ToMain {
  task: ImageTask;
  /** That many bytes follow on stdin. */
  sizeBytes: number;
}

export type ToParent =
  | { ready: true }
  | { result: ImageTasks[ImageTaskName]['result'] }
  /** Something other than the file went wrong. */
  | { fault: string };
