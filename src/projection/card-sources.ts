import type { CardSources, MediaGlimpse } from './card.ts';
import type { ProjectionContext } from './context.ts';
import { publicDerivatives } from './media-facts.ts';
import type { Survey } from './survey.ts';

/** Looks up, once each, what cards need of other records; nothing of a hidden one. */
export function cardSources(
  { media, holdings }: Survey,
  { describe, visible }: ProjectionContext,
): CardSources {
  const months = new Map<string, number[]>();
  for (const { id, of, start } of holdings) {
    if (visible(id)) months.set(of, [...(months.get(of) ?? []), Number(start.slice(5, 7))]);
  }
  const glimpses = new Map<string, MediaGlimpse | null>();
  return {
    glimpse(mediaId) {
      const known = glimpses.get(mediaId);
      if (known !== undefined) return known;
      const asset = visible(mediaId) ? media.get(mediaId) : undefined;
      const description = asset === undefined ? null : describe(asset.described);
      const glimpse =
        asset === undefined
          ? null
          : {
              kind: asset.kind,
              synthetic: asset.synthetic,
              speechLanguages: asset.speechLanguages,
              derivatives: publicDerivatives(mediaId, description),
              thumbhash: description?.thumbhash ?? null,
            };
      glimpses.set(mediaId, glimpse);
      return glimpse;
    },
    monthsOfHoldings: (festivalId) => months.get(festivalId) ?? [],
  };
}
