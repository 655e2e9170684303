import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, loadCatalogue } from '#catalogue/catalogue.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { RecordFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { RecordSubject } from '../policy/subject.ts';
import { type Standing, standingOf, standingOfDraft } from './record-subject.ts';

export interface HoldingsOptions {
  contentRoots: readonly { path: string; private: boolean }[];
  /** Its own, not that of a build that may run at the same time. */
  cacheFolder: string;
  timeZone: string;
  now(): Date;
  drafts: Pick<DraftStore, 'find' | 'versions'>;
  /** Of these communities, the ones that have custodians. */
  withCustodians(communities: readonly string[]): readonly string[];
}

/** What the content roots hold now: the archive as it is published, with everything private in it. */
export interface Holdings {
  find(id: string): ArchiveRecord | null;
  /** Each is read from disk anew. */
  list(type?: RecordType): ArchiveRecord[];
  ids(): readonly string[];
  /** Text files of the record's folder; none for an id that is not there. */
  filesOf(id: string): RecordFiles;
  /** Names of its other files: originals beside their record. */
  otherFilesOf(id: string): readonly string[];
  isPrivate(id: string): boolean;
  /** What a rule asks of a record, published or drafted only; `null` where there is neither. */
  subjectOf(id: string): RecordSubject | null;
  /** Reads the content roots again, where they changed; to be called after publishing. */
  refresh(): Promise<void>;
  /** Told each time after they were read again. */
  onRefresh(listener: () => void): void;
  /** The catalogue as it was last read. */
  catalogue(): Catalogue;
  close(): void;
}

const TEXT_FILE = /\.(?:ya?ml|md|vtt|srt)$/;

/** Reads the content roots; only what changed since is read again. */
export async function openHoldings(options: HoldingsOptions): Promise<Holdings> {
  const { contentRoots, cacheFolder, timeZone, now, drafts, withCustodians } = options;
  const load = () => loadCatalogue({ roots: contentRoots, cacheFolder, now: now(), timeZone });
  let catalogue = await load();
  const standings = new Map<string, Standing>();
  /** One load at a time: they share a cache. */
  let loading: Promise<void> = Promise.resolve();
  const listeners: (() => void)[] = [];

  const find = (id: string) => catalogue.get(id);
  const namesIn = (id: string): string[] => {
    const record = find(id);
    if (record === null) return [];
    const entries = readdirSync(record.folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? entry.name : [])).sort();
  };

  const published = (id: string): Standing | null => {
    const record = find(id);
    if (record === null) return null;
    const standing = standingOf(record, find);
    standings.set(id, standing);
    return standing;
  };
  const drafted = (id: string): Standing | null => {
    const draft = drafts.find(id);
    return draft === null ? null : standingOfDraft(draft, find);
  };

  /** Whoever speaks for its communities agreed: the officers who must publish it may know of it. */
  const isOffered = (id: string, { access }: Standing): boolean =>
    access !== null && access.level !== 'public' && drafts.find(id)?.state === 'approved';

  return {
    find,
    list: (type) => (type === undefined ? [...catalogue.all()] : catalogue.ofType(type)),
    ids: () => catalogue.ids(),
    filesOf(id) {
      const folder = find(id)?.folder ?? '';
      const names = namesIn(id).filter((name) => TEXT_FILE.test(name));
      return Object.fromEntries(
        names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
      );
    },
    otherFilesOf: (id) => namesIn(id).filter((name) => !TEXT_FILE.test(name)),
    isPrivate: (id) => catalogue.isPrivate(id),
    subjectOf(id) {
      const standing = standings.get(id) ?? published(id) ?? drafted(id);
      if (standing === null) return null;
      const custodians = withCustodians(standing.communities);
      const subject = { kind: 'record', id, ...standing, withCustodians: custodians } as const;
      if (standings.has(id))
        return isOffered(id, standing) ? { ...subject, isOffered: true } : subject;
      const draftedBy = [...new Set(drafts.versions(id).map(({ changedBy }) => changedBy))];
      return { ...subject, draftedBy };
    },
    refresh() {
      loading = loading.then(async () => {
        const before = catalogue;
        catalogue = await load();
        standings.clear();
        before.close();
        for (const listener of listeners) listener();
      });
      return loading;
    },
    onRefresh: (listener) => void listeners.push(listener),
    catalogue: () => catalogue,
    close: () => catalogue.close(),
  };
}
