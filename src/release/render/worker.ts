import { parentPort, workerData } from 'node:worker_threads';
import { openPageRenderer, type RenderInputs } from './open-page-renderer.ts';
import { packPages } from './page-message.ts';
import { type PageFolders, type PageJob, renderPages } from './render-pages.ts';

/** One thread of the render pool: takes batches of PageJob, answers PageMessage or the error. */
const { inputs, folders } = workerData as { inputs: RenderInputs; folders: PageFolders };
const renderer = await openPageRenderer(inputs);
parentPort?.on('message', (jobs: PageJob[]) => {
  renderPages(jobs, renderer, folders).then(
    (pages) => parentPort?.postMessage(packPages(pages)),
    (error: unknown) => parentPort?.postMessage({ error: toPlainError(error) }),
  );
});

/** Own properties of errors do not cross to another thread: they go as plain data. */
function toPlainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    ...error,
    name: error.name,
    message: error.message,
    stack: error.stack,
    cause: undefined,
  };
}
