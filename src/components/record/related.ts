import { pickString } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import type { Page } from '#layouts/page.ts';
import type { CardView, RecordLink, References } from '../references.ts';

const SHOWN = 6;

/** Records to go on to, each with the reason: an editor's words, or what the two share; of a recording not those it is heard in, which stand above. */
export function relatedTo(
  page: Page,
  record: PublicRecord,
  references: References,
): { cards: CardView[]; reasons: Map<string, string> } {
  const reasons = new Map<string, string>();
  const ids: string[] = [];
  const above = new Set(record.type === 'media' ? references.list(`uses:${record.id}`) : []);
  for (const { id, reason } of record.related) {
    if (above.has(id)) continue;
    ids.push(id);
    const words = reason === null ? null : pickString(reason, page.lang);
    if (words !== null) reasons.set(id, words.text);
  }
  for (const { id, because } of record.similar) {
    if (ids.includes(id) || above.has(id) || ids.length >= SHOWN) continue;
    ids.push(id);
    const reason = reasonFor(page, because, references);
    if (reason !== null) reasons.set(id, reason);
  }
  return { cards: references.cards(ids), reasons };
}

/** What kinds of shared things say most, first; of each kind what the reason calls it. */
const KINDS = ['used', 'made', 'event', 'season', 'community', 'place', 'kind'] as const;
type Kind = (typeof KINDS)[number];
const KIND_OF_SCHEME: Readonly<Record<string, Kind>> = {
  instrument: 'used',
  object: 'used',
  material: 'made',
  'event-kind': 'event',
  season: 'season',
  region: 'place',
};

/**
 * Why two records stand together, in words: `cùng dùng: cồng chiêng; cùng của: Ê Đê`. The two kinds of
 * shared things that say most, at most two things of each; `null` where nothing shared has a page.
 */
export function reasonFor(
  page: Page,
  because: readonly string[],
  references: References,
): string | null {
  const shared = new Map<Kind, string[]>();
  for (const link of withoutFormerUnits(references.links(because), references)) {
    const kind = kindOf(link, references);
    shared.set(kind, [...(shared.get(kind) ?? []), link.title]);
  }
  const parts = KINDS.flatMap((kind) => {
    const things = shared.get(kind);
    return things === undefined
      ? []
      : [page.t(`record.shares.${kind}`, { things: page.format.list(things.slice(0, 2)) })];
  });
  return parts.length === 0 ? null : parts.slice(0, 2).join('; ');
}

function kindOf({ id, type }: RecordLink, references: References): Kind {
  if (type === 'community' || type === 'place') return type;
  return KIND_OF_SCHEME[references.concept(id)?.facts.scheme ?? ''] ?? 'kind';
}

/** Without the units that are no more, where one that is tells the place already. */
function withoutFormerUnits(links: readonly RecordLink[], references: References): RecordLink[] {
  const isFormer = ({ id, type }: RecordLink) =>
    type === 'place' && (references.place(id)?.facts.kind.startsWith('former-') ?? false);
  const places = links.filter(({ type }) => type === 'place');
  return places.every(isFormer) ? [...links] : links.filter((link) => !isFormer(link));
}
