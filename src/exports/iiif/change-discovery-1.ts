/** What happened to a manifest last; times are RFC 3339 in UTC. */
export interface ManifestChange {
  /** Address of the manifest. */
  manifest: string;
  type: 'Create' | 'Update' | 'Delete';
  endTime: string;
}

export interface ChangeFile {
  /** Address of the file. */
  id: string;
  body: Readonly<Record<string, unknown>>;
}

const CONTEXT = 'http://iiif.io/api/discovery/1/context.json';
/** Changes on a page. */
const PAGE = 100;

/**
 * The stream of changes of an archive's manifests (IIIF Change Discovery 1.0, level 2,
 * https://iiif.io/api/discovery/1.0/): each manifest once, by its latest change. `changes` come in the order of their
 * times, the oldest first; `pageAddress` answers the address of a page, counted from 1. `null` where there is nothing.
 */
export function toChangeStream(
  changes: readonly ManifestChange[],
  { id, pageAddress }: { id: string; pageAddress(page: number): string },
): { collection: ChangeFile; pages: ChangeFile[] } | null {
  if (changes.length === 0) return null;
  const last = Math.ceil(changes.length / PAGE);
  const reference = (page: number) => ({ id: pageAddress(page), type: 'OrderedCollectionPage' });
  const pages = Array.from({ length: last }, (_, i): ChangeFile => {
    const page = i + 1;
    return {
      id: pageAddress(page),
      body: {
        '@context': CONTEXT,
        ...reference(page),
        partOf: { id, type: 'OrderedCollection' },
        startIndex: i * PAGE,
        ...(page > 1 ? { prev: reference(page - 1) } : {}),
        ...(page < last ? { next: reference(page + 1) } : {}),
        orderedItems: changes.slice(i * PAGE, page * PAGE).map(toActivity),
      },
    };
  });
  const collection: ChangeFile = {
    id,
    body: {
      '@context': CONTEXT,
      id,
      type: 'OrderedCollection',
      totalItems: changes.length,
      first: reference(1),
      last: reference(last),
    },
  };
  return { collection, pages };
}

function toActivity({ type, manifest, endTime }: ManifestChange) {
  return { type, object: { id: manifest, type: 'Manifest' }, endTime };
}
