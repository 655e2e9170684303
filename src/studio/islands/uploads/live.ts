/** An upload of the person's own, as the server tells it. */
export interface LiveUpload {
  id: string;
  name: string;
  sizeBytes: number;
  receivedBytes: number;
  modifiedMs: number | null;
  isUnfinished: boolean;
  mood: string;
  words: string;
  detail: string | null;
  percent: number | null;
}

const LIVE = '/studio/live/uploads';
const POLL_MS = 5000;

/** How the uploads stand now; none where nobody can be asked. */
export async function askUploads(): Promise<LiveUpload[]> {
  try {
    const answer = await fetch(`${LIVE}.json`, { credentials: 'same-origin' });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

/** Tells how the uploads stand, now and whenever it changes; asks now and then where no line holds. */
export function watchUploads(tell: (uploads: LiveUpload[]) => void): void {
  if (typeof EventSource === 'undefined') {
    setInterval(() => void askUploads().then(tell), POLL_MS);
    return;
  }
  let source: EventSource | null = null;
  const open = () => {
    if (document.visibilityState === 'hidden' || source !== null) return;
    source = new EventSource(LIVE);
    source.onmessage = ({ data }) => tell(JSON.parse(data));
    source.onerror = () => {
      // A line the server ended for good is opened anew when the page is looked at.
      if (source?.readyState === EventSource.CLOSED) source = null;
    };
  };
  document.addEventListener('visibilitychange', open);
  open();
}

/** Brings a row of the list up to date. */
export function showUpload(
  row: HTMLElement,
  { mood, words, detail, percent }: Pick<LiveUpload, 'mood' | 'words' | 'detail' | 'percent'>,
): void {
  row.dataset['mood'] = mood;
  const part = (name: string) => row.querySelector<HTMLElement>(`[data-${name}]`);
  const said = part('words');
  if (said !== null && said.textContent !== words) said.textContent = words;
  const more = part('detail');
  if (more !== null) {
    more.textContent = detail ?? '';
    more.hidden = detail === null;
  }
  const bar = row.querySelector('progress');
  if (bar !== null) {
    bar.hidden = percent === null;
    bar.value = percent ?? 0;
  }
}
