import { type MeilisearchServer, openServer, toldPlainly } from './server.ts';

/**
 * The key for browsers: it may search in `index` and nothing else. Found among the keys of the server, or
 * made. Throws MeilisearchFault.
 */
export function searchKeyFor(
  place: MeilisearchServer,
  index: string,
): Promise<{ key: string; isNew: boolean }> {
  return toldPlainly(async () => {
    const server = openServer(place);
    const { results } = await server.getKeys({ limit: 1_000 });
    const found = results.find(
      ({ actions, indexes, expiresAt }) =>
        actions.join() === 'search' && indexes.join() === index && expiresAt === null,
    );
    if (found !== undefined) return { key: found.key, isNew: false };
    const { key } = await server.createKey({
      name: `Search in ${index}`,
      actions: ['search'],
      indexes: [index],
      expiresAt: null,
    });
    return { key, isNew: true };
  });
}
