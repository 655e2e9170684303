import type { ListName } from '#public-records/format.ts';

/** What these lists need of a listed record. */
type Listed = { id: string; hasManifest: boolean };

const BY = { community: 'type:community', province: 'place-kind:province' } as const;

/** The lists of what has an IIIF Manifest, as format.ts names them; none is empty. `members`: of every other list. */
export function manifestLists(
  inOrder: readonly Listed[],
  members: ReadonlyMap<ListName, readonly Listed[]>,
): Record<ListName, string[]> {
  const lists: Record<ListName, string[]> = {};
  const put = (name: ListName, listed: readonly Listed[]): boolean => {
    const ids = listed.filter(({ hasManifest }) => hasManifest).map(({ id }) => id);
    if (ids.length > 0) lists[name] = ids;
    return ids.length > 0;
  };
  put('manifest', inOrder);
  for (const [name, list] of members) if (name.startsWith('type:')) put(`manifest:${name}`, list);
  for (const [by, all] of Object.entries(BY)) {
    const subject = by === 'province' ? 'place' : by;
    const having = (members.get(all) ?? []).filter(({ id }) => {
      const name = `${subject}:${id}`;
      return put(`manifest:${name}`, members.get(name) ?? []);
    });
    if (having.length > 0) lists[`manifests-by:${by}`] = having.map(({ id }) => id);
  }
  return lists;
}
