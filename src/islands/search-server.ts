import { withFallback } from '#search/meilisearch/query/fallback.ts';
import { meilisearchProvider } from '#search/meilisearch/query.ts';
import { registerPart } from './search/parts.ts';

registerPart(({ settings: { searchServer }, upgrade, simpler }) => {
  if (searchServer === undefined) return;
  upgrade((second) =>
    withFallback({
      first: meilisearchProvider(searchServer),
      second,
      onChange: (inUse) => simpler(inUse === 'second'),
    }),
  );
});
