import { type CalendarRule, typicalMonths } from '#domain/public/calendar-rule.ts';
import type { PublicMediaFacts, PublicReading } from '#domain/public/media.ts';
import type { PublicCard, PublicEntry, PublicRecord } from '#domain/public/record.ts';
import { isShownElsewhere, smallPictureOf, standsElsewhere } from '#domain/public/shown-media.ts';

/** What a card needs of a media asset. */
export type MediaGlimpse = Pick<
  PublicMediaFacts,
  'kind' | 'derivatives' | 'thumbhash' | 'synthetic'
> & { speechLanguages: readonly string[] };

export interface CardSources {
  /** Of a visible media record; `elsewhere`: it may be shown on other sites, and can be. */
  glimpse(mediaId: string): (MediaGlimpse & { elsewhere: boolean }) | null;
  /** Months of a festival's visible holdings, for rules that name no time of the year. */
  monthsOfHoldings(festivalId: string): number[];
}

/** What lists and links need of an entry. */
export function toCard(entry: PublicEntry, sources: CardSources): PublicCard {
  if (entry.type === 'tombstone') {
    return {
      id: entry.id,
      type: entry.type,
      slug: entry.slug,
      review: null,
      titles: Object.fromEntries(
        Object.entries(entry.title ?? {}).map(([lang, title]) => [lang, { title, summary: null }]),
      ),
      names: [],
      communities: [],
      places: [],
      months: [],
      image: null,
      hasAudio: false,
      readings: [],
      hasVideo: false,
      manifest: null,
    };
  }
  const media: MediaGlimpse[] =
    entry.type === 'media'
      ? [entry.facts]
      : mediaOf(entry).flatMap((id) => sources.glimpse(id) ?? []);
  return {
    id: entry.id,
    type: entry.type,
    slug: entry.slug,
    review: entry.review,
    titles: Object.fromEntries(
      entry.texts.map(({ lang, title, summary }) => [lang, { title, summary }]),
    ),
    names: entry.names.map(({ text, lang, kind }) => ({ text, lang, kind })),
    communities: entry.communities,
    places: entry.places,
    months: monthsOf(entry, sources),
    // A machine's drawing is the face of its own record only: elsewhere the cover waits for a photograph.
    image: imageOf(media.filter(({ synthetic }) => entry.type === 'media' || !synthetic)),
    readings: media.flatMap(readingsIn),
    hasAudio: media.some(({ kind }) => kind === 'audio'),
    hasVideo: media.some(({ kind }) => kind === 'video'),
    manifest: manifestOf(entry, sources),
  };
}

/** A manifest holds the record's own media, not what its story plays. */
function manifestOf(record: PublicRecord, { glimpse }: CardSources): PublicCard['manifest'] {
  if (!standsElsewhere(record.channels)) return null;
  if (record.type === 'media') {
    const { facts } = record;
    return isShownElsewhere(record.channels, facts) ? { thumbnail: smallPictureOf([facts]) } : null;
  }
  const shown = record.media.flatMap((id) => glimpse(id) ?? []).filter((each) => each.elsewhere);
  return shown.length === 0 ? null : { thumbnail: smallPictureOf(shown) };
}

/** Media a record shows: its own list, and what its story or bulletin plays. */
export function mediaOf(record: PublicRecord): string[] {
  if (record.type === 'story') {
    const played = record.facts.blocks.flatMap((block) =>
      block.kind === 'media' ? [block.media] : [],
    );
    return [...new Set([...record.media, ...played])];
  }
  if (record.type === 'bulletin' && record.facts.audio !== null) {
    return [...new Set([...record.media, record.facts.audio])];
  }
  return record.media;
}

function monthsOf(record: PublicRecord, { monthsOfHoldings }: CardSources): number[] {
  if (record.type === 'product') return sorted(record.facts.season?.months ?? []);
  if (record.type !== 'festival') return [];
  const rule: CalendarRule = record.facts.calendar;
  const months = typicalMonths(rule);
  return sorted(months.length > 0 ? months : monthsOfHoldings(record.id));
}

function sorted(months: readonly number[]): number[] {
  return [...new Set(months)].sort((a, b) => a - b);
}

/** What is offered to be heard from a list: a synthetic voice, in a file for browsers old and new. */
function readingsIn({
  kind,
  synthetic,
  derivatives,
  speechLanguages: [lang],
}: MediaGlimpse): PublicReading[] {
  if (kind !== 'audio' || !synthetic || lang === undefined) return [];
  const sounds = derivatives
    .filter(({ role, mediaType }) => role === 'rendition' && mediaType.startsWith('audio/'))
    .map(({ path, mediaType, sizeBytes }) => ({ path, mediaType, sizeBytes }));
  const [lightest] = sounds;
  if (lightest === undefined) return [];
  // Opus in WebM is unknown to older iPhones.
  const everywhere = sounds.find(({ mediaType }) => !mediaType.includes('opus'));
  const others = everywhere === undefined || everywhere === lightest ? [] : [everywhere];
  return [{ lang, files: [lightest, ...others] }];
}

/** The smallest JPEG of the first picture, or of the first film's poster; a JPEG is read everywhere. */
function imageOf(media: readonly MediaGlimpse[]): PublicCard['image'] {
  const pictures = [
    ...media.filter(({ kind }) => kind === 'image'),
    ...media.filter(({ kind }) => kind === 'video' || kind === 'document'),
  ];
  for (const { kind, derivatives, thumbhash } of pictures) {
    const files = derivatives.filter(
      ({ role, mediaType }) =>
        mediaType.startsWith('image/') &&
        (role === 'thumbnail' || role === 'poster' || (role === 'rendition' && kind === 'image')),
    );
    const chosen =
      files.find(({ role }) => role === 'thumbnail') ??
      files.find(({ mediaType }) => mediaType === 'image/jpeg') ??
      files[0];
    if (chosen !== undefined && chosen.widthPx !== null && chosen.heightPx !== null) {
      const { path, widthPx, heightPx } = chosen;
      return { path, widthPx, heightPx, thumbhash };
    }
  }
  return null;
}
