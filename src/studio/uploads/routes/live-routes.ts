import type { SignedVisit, StudioRoute } from '../../http/route.ts';
import type { MediaJobs } from '../../jobs/open-jobs.ts';
import type { Uploads } from '../open-uploads.ts';
import { toUploadView } from '../screens/upload-view.ts';

const LIVE = '/studio/live/uploads';
/** What is told more often than this is told together. */
const AT_MOST_EVERY_MS = 500;
/** Proxies let go of a line on which nothing is said. */
const BREATH_MS = 20_000;
/** A browser keeps as many lines to one server; tabs share them. */
const MOST_LINES_A_PERSON = 6;

const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  // Proxies that gather what they pass on would hold it back.
  'X-Accel-Buffering': 'no',
};

/** How somebody's own uploads stand: asked for once, or told as it changes (server-sent events). */
export function liveRoutes({ uploads, jobs }: { uploads: Uploads; jobs: MediaJobs }): {
  routes: readonly StudioRoute[];
  close(): void;
} {
  const lines = new Map<string, Set<() => void>>();
  const stateOf = async ({ actor, lang }: SignedVisit): Promise<string> => {
    const states = uploads.ofOwner(actor.userId).map(async (upload) => {
      const { recordId, modifiedMs, sha256, batchId } = upload;
      const view = toUploadView(upload, {
        job: recordId === null ? null : jobs.find(recordId),
        receivedBytes: await uploads.receivedBytes(upload),
        title: uploads.describe.of(upload).title,
        isPublished: false,
      });
      const { words, detail, ...rest } = view;
      return {
        ...rest,
        words: words[lang],
        detail: detail?.[lang] ?? null,
        modifiedMs,
        sha256,
        batchId,
      };
    });
    return JSON.stringify(await Promise.all(states));
  };
  const sending = () => ({ action: 'upload.create', subject: { kind: 'studio' } }) as const;

  const routes: readonly StudioRoute[] = [
    {
      method: 'GET',
      path: `${LIVE}.json`,
      rule: sending,
      answer: async (visit) =>
        new Response(await stateOf(visit), {
          headers: { ...HEADERS, 'Content-Type': 'application/json' },
        }),
    },
    {
      method: 'GET',
      path: LIVE,
      rule: sending,
      answer(visit) {
        const { userId } = visit.actor;
        const own = lines.get(userId) ?? new Set();
        lines.set(userId, own);
        // The oldest line gives way: its tab asks again when it is looked at.
        if (own.size >= MOST_LINES_A_PERSON) [...own][0]?.();
        return new Response(openLine(visit, own), {
          headers: { ...HEADERS, 'Content-Type': 'text/event-stream' },
        });
      },
    },
  ];
  return {
    routes,
    close() {
      for (const own of lines.values()) for (const end of [...own]) end();
    },
  };

  function openLine(visit: SignedVisit, own: Set<() => void>): ReadableStream<Uint8Array> {
    const { userId } = visit.actor;
    const encode = (text: string) => new TextEncoder().encode(text);
    let end = () => {};
    return new ReadableStream({
      start(controller) {
        let timer: NodeJS.Timeout | null = null;
        let last = '';
        const say = (text: string) => controller.enqueue(encode(text));
        const tell = async () => {
          timer = null;
          const state = await stateOf(visit);
          if (state === last || !own.has(end)) return;
          last = state;
          say(`data: ${state}\n\n`);
        };
        const soon = () => {
          timer ??= setTimeout(() => void tell().catch(() => end()), AT_MOST_EVERY_MS);
        };
        const unwatchUploads = uploads.watch((ownerId) => {
          if (ownerId === userId) soon();
        });
        const unwatchJobs = jobs.watch((recordId) => {
          if (uploads.ofRecord(recordId)?.ownerId === userId) soon();
        });
        const breath = setInterval(() => say(':\n\n'), BREATH_MS);
        end = () => {
          if (!own.delete(end)) return;
          unwatchUploads();
          unwatchJobs();
          clearInterval(breath);
          if (timer !== null) clearTimeout(timer);
          try {
            controller.close();
          } catch {
            // The other end closed it first.
          }
        };
        own.add(end);
        void tell().catch(() => end());
      },
      cancel: () => end(),
    });
  }
}
