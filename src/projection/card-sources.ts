import { isShownElsewhere } from '#domain/public/shown-media.ts';
import type { CardSources } from './card.ts';
import type { ProjectionContext } from './context.ts';
import { pagePictures, publicDerivatives } from './media-facts.ts';
import type { Survey, SurveyedMedia } from './survey.ts';

/** Looks up, once each, what cards need of other records; nothing of a hidden one. */
export function cardSources(
  { media, holdings }: Survey,
  { describe, decision, visible }: ProjectionContext,
): CardSources {
  const months = new Map<string, number[]>();
  for (const { id, of, start } of holdings) {
    if (visible(id)) months.set(of, [...(months.get(of) ?? []), Number(start.slice(5, 7))]);
  }
  const glimpses = new Map<string, ReturnType<CardSources['glimpse']>>();
  const toGlimpse = (
    mediaId: string,
    { kind, synthetic, speechLanguages, described }: SurveyedMedia,
  ): ReturnType<CardSources['glimpse']> => {
    const description = describe(described);
    const derivatives = publicDerivatives(mediaId, description);
    const durationSeconds = description?.durationSeconds ?? null;
    const pages = pagePictures(mediaId, description)?.map((picture) => ({ picture })) ?? null;
    const facts = { kind, derivatives, durationSeconds, pages };
    return {
      ...{ kind, synthetic, speechLanguages, derivatives },
      thumbhash: description?.thumbhash ?? null,
      elsewhere: isShownElsewhere(decision(mediaId)?.channels ?? [], facts),
    };
  };
  return {
    glimpse(mediaId) {
      const known = glimpses.get(mediaId);
      if (known !== undefined) return known;
      const asset = visible(mediaId) ? media.get(mediaId) : undefined;
      const glimpse = asset === undefined ? null : toGlimpse(mediaId, asset);
      glimpses.set(mediaId, glimpse);
      return glimpse;
    },
    monthsOfHoldings: (festivalId) => months.get(festivalId) ?? [],
  };
}
