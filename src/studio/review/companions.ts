import type { Draft } from '../drafts/draft.ts';
import { hashFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import { readFacts } from '../publishing/choose-root.ts';
import type { Seen } from './seen.ts';

/** A media draft that another draft shows: it goes through review with it, or the page would lack it. */
export interface Companion {
  id: string;
  state: Draft['state'];
  seen: Seen;
}

/** The media drafts that a draft shows and that are not published. */
export function companionsOf(
  draft: Pick<Draft, 'files'>,
  { drafts, holdings }: { drafts: Pick<DraftStore, 'find'>; holdings: Pick<Holdings, 'find'> },
): Companion[] {
  return mediaIn(draft.files['record.yaml'] ?? '').flatMap((id): Companion[] => {
    const found = holdings.find(id) === null ? drafts.find(id) : null;
    if (found === null || found.type !== 'media') return [];
    const { state, version, files } = found;
    return [{ id, state, seen: { version, hash: hashFiles(files) } }];
  });
}

function mediaIn(yaml: string): string[] {
  try {
    return [...new Set(readFacts(yaml).media)];
  } catch {
    // Faulty facts are told where they are written.
    return [];
  }
}

/** As a form carries it: whoever decides saw exactly this. */
export function writeCompanion({ id, seen }: Companion): string {
  return `${id} ${seen.version} ${seen.hash}`;
}

export function readCompanions(form: URLSearchParams): { id: string; seen: Seen }[] {
  return form.getAll('with').flatMap((line) => {
    const [id = '', version = '', hash = ''] = line.split(' ');
    return id === '' ? [] : [{ id, seen: { version: Number(version), hash } }];
  });
}
