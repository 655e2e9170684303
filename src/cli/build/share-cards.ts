import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { referencesFor } from '#components/references.ts';
import { shareCardOf, siteCard } from '#components/share/share-card.ts';
import { type Route, routes } from '#domain/public/routes.ts';
import type { ShareCard } from '#domain/public/share-card.ts';
import { pageFor } from '#layouts/page.ts';
import { type CardDrawer, openCardDrawer } from '#media-pipeline/cards/draw-cards.ts';
import { type InputKey, type PublicRecords, readReleaseFiles } from '#public-records/reader.ts';
import { sharedIn } from '#public-records/shared-records.ts';
import type { OutsideFile } from '#release/outside-files.ts';
import { inputsOf, type PageLog, pageLogBuilder, planPages } from '#release/render/page-log.ts';
import { hashCode } from '#release/site-app/code-hash.ts';
import { inParallel } from '#store/in-parallel.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Workspace } from '../workspace.ts';
import { hashOfParts } from './project-records.ts';
import { recall, remember } from './remembered.ts';

/** What decides which words and which cover a card has. */
const WORDS_CODE = ['src/components', 'src/layouts', 'src/i18n', 'src/domain/public'];
/** And how it is drawn; its fonts with it. */
const DRAWING_CODE = ['media-pipeline/cards', 'node_modules/sharp/package.json'];
const DRAWN_AT_ONCE = 4;

/** A card as it lies in `<state>/cards/`: named by everything that decides its bytes. */
interface MadeCard {
  file: string;
  sha256: string;
  sizeBytes: number;
}

interface Standing {
  log: PageLog;
  made: Record<Route, MadeCard>;
}

export interface ShareCardOptions {
  records: PublicRecords;
  derivatives: ObjectStore;
  /** Draw all of them anew. */
  full: boolean;
  onCard?: ((done: number, of: number) => void) | undefined;
}

/**
 * The share cards of a release. Of those whose records did not change nothing is read; of the others only those are
 * drawn that would look otherwise. What no card needs any more is deleted: a withdrawn record leaves none behind.
 */
export async function shareCards(
  workspace: Workspace,
  { records, derivatives, full, onCard = () => {} }: ShareCardOptions,
): Promise<OutsideFile[]> {
  const { folders, site, root } = workspace;
  const memory = join(folders.cache, 'share-cards.json');
  const drawing = hashCode(root, DRAWING_CODE);
  const key = hashOfParts([hashCode(root, WORDS_CODE), JSON.stringify(site), drawing]);
  const before = full ? null : recall<Standing>(memory, key);
  const wanted = cardsOf(workspace, records);
  const plan = planPages([...wanted.keys()], before?.log ?? null, records.hashOf);
  const made: Standing['made'] = {};
  const log = pageLogBuilder();
  const known = new Map(before?.log.pages);
  for (const route of plan.keep) {
    const card = before?.made[route];
    if (before && card && existsSync(join(folders.cards, card.file))) {
      made[route] = card;
      log.add(route, inputsOf(before.log, known.get(route) ?? []));
    } else plan.render.push(route);
  }

  mkdirSync(folders.cards, { recursive: true });
  const maker = cardMaker(workspace, { derivatives, drawing, full });
  let done = 0;
  try {
    await inParallel(plan.render, {
      atOnce: DRAWN_AT_ONCE,
      act: async (route) => {
        const inputs = new Set<InputKey>();
        const card = wanted.get(route)?.(records.tracked((input) => inputs.add(input)));
        if (card) made[route] = await maker.make(card);
        log.add(route, inputs);
        done += 1;
        onCard(done, plan.render.length);
      },
    });
  } finally {
    maker.close();
  }
  const finished = log.finish(records.hashOf);
  remember(memory, key, { log: finished, made } satisfies Standing);
  dropUnused(folders.cards, made);
  return toOutside(folders.cards, made, finished);
}

/** Every card of the site: its address, and how what it shows is read. */
function cardsOf({ site }: Workspace, records: PublicRecords) {
  const cards = new Map<Route, (from: PublicRecords) => ShareCard | null>();
  for (const locale of site.locales) {
    const pageAt = (route: Route) => pageFor({ site, assets: {} }, locale, route);
    cards.set(routes.shareCard(locale), () => siteCard(pageAt(routes.home(locale))));
    for (const id of sharedIn(records, locale, site.locales)) {
      cards.set(routes.shareCard(locale, id), (from) => {
        const entry = from.entry(id);
        if (entry === null || entry.type === 'tombstone') return null;
        const page = pageAt(routes.record(locale, entry.type, entry.slug));
        return shareCardOf(page, entry, referencesFor(from, page));
      });
    }
  }
  return cards;
}

interface MakerOptions {
  derivatives: ObjectStore;
  /** Hash of the code that draws. */
  drawing: string;
  full: boolean;
}

function cardMaker({ folders }: Workspace, { derivatives, drawing, full }: MakerOptions) {
  let drawer: CardDrawer | undefined;
  let pictures: ReturnType<typeof readReleaseFiles> | undefined;
  const underWay = new Map<string, Promise<MadeCard>>();

  const pictureOf = async ({ cover }: ShareCard): Promise<Uint8Array | null> => {
    if (cover.kind !== 'picture') return null;
    pictures ??= readReleaseFiles(folders.projection);
    const file = pictures.get(cover.path);
    return file !== undefined && 'key' in file ? await derivatives.get(file.key) : null;
  };
  const draw = async (card: ShareCard, file: string): Promise<MadeCard> => {
    drawer ??= openCardDrawer({ cacheFolder: folders.cache });
    const path = join(folders.cards, file);
    const bytes = await drawer.draw(card, await pictureOf(card));
    writeFileSync(`${path}.tmp`, bytes);
    renameSync(`${path}.tmp`, path);
    return described(file, bytes);
  };

  return {
    make(card: ShareCard): Promise<MadeCard> {
      const file = `${hashOfParts([drawing, JSON.stringify(card)])}.jpg`;
      let making = underWay.get(file);
      if (making === undefined) {
        const isThere = !full && existsSync(join(folders.cards, file));
        making = isThere
          ? Promise.resolve(described(file, readFileSync(join(folders.cards, file))))
          : draw(card, file);
        underWay.set(file, making);
      }
      return making;
    },
    close: () => drawer?.close(),
  };
}

function described(file: string, bytes: Uint8Array): MadeCard {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, sha256, sizeBytes: bytes.length };
}

function dropUnused(folder: string, made: Standing['made']): void {
  const used = new Set(Object.values(made).map(({ file }) => file));
  for (const file of readdirSync(folder)) {
    if (!used.has(file)) rmSync(join(folder, file));
  }
}

function toOutside(folder: string, made: Standing['made'], log: PageLog): OutsideFile[] {
  const read = new Map(log.pages);
  const inOrder = Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([path, { file, sha256, sizeBytes }]) => ({
    path,
    from: { linkTo: join(folder, file), known: { sha256, sizeBytes } },
    contentNamed: false,
    trace: { kind: 'card', records: recordsIn(inputsOf(log, read.get(path) ?? [])) },
  }));
}

/** Whose names stand on a card: the record's, its communities' and its places'. */
function recordsIn(inputs: readonly InputKey[]): string[] {
  const ids = inputs.flatMap((input) => /^(?:record|card):(.*)$/.exec(input)?.[1] ?? []);
  return [...new Set(ids)].sort();
}
