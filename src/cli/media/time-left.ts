import type { MediaKind } from '#domain/public/vocabulary.ts';

/** An asset, as far as the guess of its time is concerned. */
export interface Weighed {
  id: string;
  kind: MediaKind;
  sizeBytes: number;
}

export interface TimeLeft {
  /** A recipe is under way with an asset; `share` of it is done, 0–1. */
  step(mediaId: string, recipe: string, share: number): void;
  settle(mediaId: string, outcome: 'made' | 'other'): void;
  /** Of one under way; `null` where nothing is known. */
  ofAsset(mediaId: string): number | null;
  /** Of all that is not settled. */
  ofAll(): number | null;
}

export interface TimeLeftOptions {
  assets: readonly Weighed[];
  /** Names of the recipes a kind goes through, in order. */
  recipesOf(kind: MediaKind): readonly string[];
  /** Originals worked on at a time. */
  concurrency: number;
  nowMs(): number;
}

/** Seconds the heaviest recipe of a kind takes for a MB of original; guessed until this run has seen one. */
const FIRST_GUESS: Readonly<Record<MediaKind, { heaviest: string; seconds: number }>> = {
  image: { heaviest: 'image-set', seconds: 1 },
  audio: { heaviest: 'sound-set', seconds: 0.5 },
  video: { heaviest: 'video-set', seconds: 3 },
  document: { heaviest: 'document-pages', seconds: 2 },
};
/** The others, against the heaviest. */
const LIGHTER = 0.1;
/** Below this much of a recipe, its own pace says nothing yet. */
const TELLING_SHARE = 0.03;
const TELLING_MS = 1500;
/** So much at once, right at the start, was done by an earlier run. */
const FOUND_SHARE = 0.05;
/** Shorter than this, a recipe was found done. */
const DONE_BEFORE_SECONDS = 0.05;

const megabytesOf = ({ sizeBytes }: Pick<Weighed, 'sizeBytes'>): number =>
  Math.max(0.05, sizeBytes / 1e6);

interface UnderWay {
  recipe: string;
  sinceMs: number;
  /** A run that goes on where another was stopped begins above 0. */
  firstShare: number;
  share: number;
}

interface Pace {
  seconds: number;
  megabytes: number;
}

/**
 * Guesses the time left: a recipe's own pace once it is well under way, else what the recipe took for
 * each MB of originals of its kind so far in this run, else a first guess brought to this machine's speed.
 */
export function openTimeLeft({ assets, recipesOf, concurrency, nowMs }: TimeLeftOptions): TimeLeft {
  const open = new Map(assets.map((asset) => [asset.id, asset]));
  const underWay = new Map<string, UnderWay>();
  const learned = new Map<string, Pace>();
  /** Kinds of which one original went all the way: a recipe it did not go through is none of its. */
  const seenWhole = new Set<MediaKind>();
  const all: Pace & { guessed: number } = { seconds: 0, megabytes: 0, guessed: 0 };

  const guessed = ({ kind, sizeBytes }: Weighed, recipe: string): number => {
    const { heaviest, seconds } = FIRST_GUESS[kind];
    return seconds * (recipe === heaviest ? 1 : LIGHTER) * megabytesOf({ sizeBytes });
  };

  const expected = (asset: Weighed, recipe: string): number => {
    const pace = learned.get(`${asset.kind} ${recipe}`);
    if (pace) return (pace.seconds / pace.megabytes) * megabytesOf(asset);
    if (seenWhole.has(asset.kind)) return 0;
    const machine = all.guessed > 0 ? all.seconds / all.guessed : 1;
    return guessed(asset, recipe) * machine;
  };
  const finish = (asset: Weighed, { recipe, sinceMs, firstShare }: UnderWay): void => {
    const seconds = (nowMs() - sinceMs) / 1000;
    if (firstShare > 0 || seconds < DONE_BEFORE_SECONDS) return;
    const key = `${asset.kind} ${recipe}`;
    const pace = learned.get(key) ?? { seconds: 0, megabytes: 0 };
    learned.set(key, {
      seconds: pace.seconds + seconds,
      megabytes: pace.megabytes + megabytesOf(asset),
    });
    all.seconds += seconds;
    all.guessed += guessed(asset, recipe);
  };
  const stepLeft = (asset: Weighed, { recipe, sinceMs, firstShare, share }: UnderWay): number => {
    const passedMs = nowMs() - sinceMs;
    const gained = share - firstShare;
    if (gained >= TELLING_SHARE && passedMs >= TELLING_MS) {
      return ((passedMs / 1000) * (1 - share)) / gained;
    }
    return Math.max(0, expected(asset, recipe) * (1 - share) - passedMs / 1000);
  };
  const assetLeft = (asset: Weighed): number => {
    const recipes = recipesOf(asset.kind);
    const step = underWay.get(asset.id);
    const first = step ? recipes.indexOf(step.recipe) + 1 : 0;
    const later = recipes.slice(first).map((recipe) => expected(asset, recipe));
    return later.reduce((sum, seconds) => sum + seconds, step ? stepLeft(asset, step) : 0);
  };

  return {
    step(mediaId, recipe, share) {
      const asset = open.get(mediaId);
      if (!asset) return;
      const before = underWay.get(mediaId);
      if (before?.recipe === recipe) {
        const isFirst = before.share === 0 && nowMs() - before.sinceMs < TELLING_MS;
        if (isFirst && share >= FOUND_SHARE) before.firstShare = share;
        before.share = Math.max(before.share, share);
        return;
      }
      if (before) finish(asset, before);
      underWay.set(mediaId, { recipe, sinceMs: nowMs(), firstShare: share, share });
    },
    settle(mediaId, outcome) {
      const asset = open.get(mediaId);
      const step = underWay.get(mediaId);
      if (asset && step && outcome === 'made') {
        finish(asset, step);
        seenWhole.add(asset.kind);
      }
      open.delete(mediaId);
      underWay.delete(mediaId);
    },
    ofAsset(mediaId) {
      const asset = open.get(mediaId);
      return asset && underWay.has(mediaId) ? assetLeft(asset) : null;
    },
    ofAll() {
      if (underWay.size === 0) return null;
      const each = [...open.values()].map(assetLeft);
      const sum = each.reduce((total, seconds) => total + seconds, 0);
      return Math.max(sum / concurrency, ...each);
    },
  };
}
