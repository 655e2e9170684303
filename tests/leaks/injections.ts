import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import type { LeakKind } from '#projection/leaks/finding.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { buildStaticIndex } from '#search/static-index/build.ts';
import { filmWithCanaries, soundWithCanaries } from '#tests/fixtures/restricted/canary-media.ts';
import type { ClosedRecord } from '#tests/fixtures/restricted/closed-records.ts';
import type { RestrictedArchive } from '#tests/fixtures/restricted/make.ts';

/** One leak put into a release by hand: where, and what must be found there. */
export interface Injection {
  surface: string;
  /** File that must be named; a folder of the search index by its beginning. */
  file: string;
  recordId: string | null;
  kinds: LeakKind[];
  inject(release: string): Promise<void> | void;
}

interface Planting {
  archive: RestrictedArchive;
  published: PublicRecords;
  locales: readonly string[];
}

/** A leak on every surface that a site has. Each takes another restricted record. */
export function planInjections({ archive, published, locales }: Planting): Injection[] {
  const closed = archive.closed.filter(({ door }) => !door.leavesTombstone && !door.otherChannel);
  const text = (record: ClosedRecord, surface: string): string => {
    const canary = archive.canaries.find(
      (each) => each.recordId === record.id && each.surface === surface,
    );
    if (canary === undefined) throw new Error(`${record.id} has no canary in ${surface}`);
    return canary.text;
  };
  let next = 0;
  const take = (type?: ClosedRecord['type']): ClosedRecord => {
    next += 3;
    const found =
      type === undefined ? closed[next % closed.length] : closed.find((each) => each.type === type);
    if (found === undefined) throw new Error('no closed record left');
    return found;
  };
  const original = (kind: string): { record: ClosedRecord; name: string; bytes: Buffer } => {
    const record = archive.closed.find(
      ({ draft }) => draft.facts.type === 'media' && draft.facts.kind === kind,
    );
    const file = record?.draft.files[0];
    if (record === undefined || file === undefined || typeof file.content === 'string') {
      throw new Error(`no restricted ${kind}`);
    }
    return { record, name: file.name, bytes: file.content };
  };
  const leak = (
    surface: string,
    file: string,
    record: ClosedRecord | null,
    kinds: LeakKind[],
    inject: Injection['inject'],
  ): Injection => ({ surface, file, recordId: record?.id ?? null, kinds, inject });
  const intoText = (
    surface: string,
    file: string,
    canarySurface: string,
    toMarkup: (canary: string) => string,
  ): Injection => {
    const record = take();
    return leak(surface, file, record, ['text', 'title'], (release) =>
      append(join(release, file), toMarkup(text(record, canarySurface))),
    );
  };

  const page = 'vi/index.html';
  const picture = firstPublicPicture(published);
  const image = original('image');
  const audio = original('audio');
  const video = original('video');
  const place = take('place');
  const address = take('festival');
  const searched = take('custom');
  const tagged = take('story');
  const filmed = take('bulletin');
  const metadata = take('person');
  const wide = take('organisation');

  return [
    intoText('text of a page, broken by markup', page, 'body', (canary) => {
      const half = canary.length >> 1;
      return `<p>${canary.slice(0, half)}<em class="x">${canary.slice(half)}</em></p>`;
    }),
    intoText('attribute of a page, as numeric entities', page, 'summary', (canary) => {
      const entities = Array.from(canary, (each) => `&#x${each.codePointAt(0)?.toString(16)};`);
      return `<img alt="${entities.join('')}" src="x.jpg">`;
    }),
    intoText('JSON-LD of a page, as \\u escapes', page, 'title', (canary) => {
      const escaped = Array.from({ length: canary.length }, (_, at) =>
        canary.charCodeAt(at).toString(16).padStart(4, '0'),
      );
      return `<script type="application/ld+json">{"name":"\\u${escaped.join('\\u')}"}</script>`;
    }),
    intoText('page in NFD and in capitals', 'vi/about/index.html', 'heading', (canary) =>
      canary.toUpperCase().normalize('NFD'),
    ),
    intoText('Khmer text without its zero-width spaces', page, 'narrative', (canary) =>
      canary.replaceAll('\u200b', ''),
    ),
    intoText(
      'RSS feed, HTML inside XML',
      'vi/feed.xml',
      'quotation',
      (canary) =>
        `<description>&lt;p&gt;${canary.replaceAll(' ', '&amp;nbsp;')}&lt;/p&gt;</description>`,
    ),
    intoText(
      'WebVTT captions',
      `media/${picture.id}/0123456789abcdef.vtt`,
      'list item',
      (canary) => `WEBVTT\n\n00:00.000 --> 00:02.000\n${canary}\n`,
    ),
    intoText(
      'calendar file, folded lines',
      'vi/calendar.ics',
      'history note',
      (canary) => `DESCRIPTION:${canary.match(/.{1,20}/gu)?.join('\r\n ')}`,
    ),
    intoText(
      'script, as a data: URI',
      'assets/leak.js',
      'attribution',
      (canary) => `const x="data:text/plain;base64,${Buffer.from(canary).toString('base64')}"`,
    ),
    leak('address in the sitemap', 'sitemap.xml', address, ['id'], (release) =>
      append(
        join(release, 'sitemap.xml'),
        `<url><loc>https://kho-thu.example/kho/vi/festivals/${address.draft.facts.slug}/</loc></url>`,
      ),
    ),
    leak('exact coordinates', page, place, ['coordinates'], (release) => {
      const { facts } = place.draft;
      if (facts.type !== 'place' || facts.coordinates === undefined) throw new Error('no place');
      const { lon, lat } = facts.coordinates;
      append(join(release, page), `<div data-lat="${lat}" data-lon="${lon.toFixed(4)}"></div>`);
    }),
    leak('card of the search index', 'search/', searched, ['title', 'text'], (release) =>
      rebuildIndex(release, {
        published,
        locales,
        leaked: searched,
        part: 'card',
        words: text(searched, 'title'),
      }),
    ),
    leak('terms of the search index', 'search/', searched, ['word'], (release) =>
      rebuildIndex(release, {
        published,
        locales,
        leaked: searched,
        part: 'body',
        words: text(searched, 'body'),
      }),
    ),
    leak('EXIF of a picture', picture.path, metadata, ['text'], async (release) => {
      const path = join(release, picture.path);
      const bytes = await sharp(readFileSync(path))
        .withExif({ IFD0: { ImageDescription: text(metadata, 'role').normalize('NFC') } })
        .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${text(metadata, 'role')}</x:xmpmeta>`)
        .toBuffer();
      replace(path, bytes);
    }),
    leak('EXIF title in UTF-16', picture.path, wide, ['text'], (release) => {
      const path = join(release, picture.path);
      replace(
        path,
        Buffer.concat([readFileSync(path), Buffer.from(text(wide, 'role'), 'utf16le')]),
      );
    }),
    leak(
      'position in EXIF',
      `media/${picture.id}/fedcba9876543210.jpg`,
      null,
      ['location-metadata'],
      async (release) =>
        replace(
          join(release, `media/${picture.id}/fedcba9876543210.jpg`),
          await sharp(image.bytes).resize(200).keepExif().jpeg().toBuffer(),
        ),
    ),
    leak('tag of a sound container', 'media/x/sound.opus', tagged, ['text'], async (release) =>
      replace(
        join(release, 'media/x/sound.opus'),
        (await soundWithCanaries({ title: text(tagged, 'body'), comment: 'x', hertz: 500 })).bytes,
      ),
    ),
    leak('tag of a film container', 'media/x/film.mp4', filmed, ['text'], async (release) =>
      replace(
        join(release, 'media/x/film.mp4'),
        (
          await filmWithCanaries({
            title: 'x',
            comment: text(filmed, 'bulletin script'),
            hertz: 500,
          })
        ).bytes,
      ),
    ),
    leak(
      'picture made again without a word in it',
      'assets/decoration.jpg',
      null,
      ['orphan'],
      async (release) =>
        replace(
          join(release, 'assets/decoration.jpg'),
          await sharp(image.bytes).resize(160).jpeg({ quality: 40 }).toBuffer(),
        ),
    ),
    leak(
      'byte-for-byte copy under another name',
      'assets/data.bin',
      audio.record,
      ['copy'],
      (release) => replace(join(release, 'assets/data.bin'), audio.bytes),
    ),
    leak(
      'file name',
      `media/${encodeURIComponent(video.name)}`,
      video.record,
      ['file-name', 'text'],
      (release) =>
        replace(join(release, `media/${encodeURIComponent(video.name)}`), Buffer.from('x')),
    ),
    leak(
      'folder name',
      `media/${image.record.id}/0011223344556677.jpg`,
      image.record,
      ['id'],
      async (release) =>
        replace(
          join(release, `media/${image.record.id}/0011223344556677.jpg`),
          await sharp(image.bytes).resize(80).jpeg().toBuffer(),
        ),
    ),
    ...(['gz', 'br'] as const).map((extension): Injection => {
      const record = take();
      const file = `vi/page.html.${extension}`;
      return leak(`compressed file (.${extension})`, file, record, ['text'], (release) => {
        const bytes = Buffer.from(`<p>${text(record, 'body')}</p>`);
        replace(
          join(release, file),
          extension === 'gz' ? gzipSync(bytes) : brotliCompressSync(bytes),
        );
      });
    }),
  ];
}

function firstPublicPicture(published: PublicRecords): { id: string; path: string } {
  for (const id of published.list('type:media')) {
    const entry = published.entry(id);
    if (entry?.type !== 'media') continue;
    const jpeg = entry.facts.derivatives.find(({ mediaType }) => mediaType === 'image/jpeg');
    if (jpeg !== undefined) return { id, path: jpeg.path };
  }
  throw new Error('no public picture with a JPEG');
}

/** Release files are hard links: they are replaced, never written in place. */
function replace(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
}

function append(path: string, words: string): void {
  let before = Buffer.alloc(0);
  try {
    before = readFileSync(path);
  } catch {
    // A new file then.
  }
  replace(path, Buffer.concat([before, Buffer.from(`\n${words}\n`)]));
}

/** The index as a gate with a hole would have made it: a public record carries a restricted one's words. */
async function rebuildIndex(
  release: string,
  {
    published,
    locales,
    leaked,
    part,
    words,
  }: {
    published: PublicRecords;
    locales: readonly string[];
    leaked: ClosedRecord;
    part: 'card' | 'body';
    words: string;
  },
): Promise<void> {
  const carrier = published.list('type:custom')[0];
  if (carrier === undefined) throw new Error(`nothing public could carry ${leaked.id}`);
  const leaking: PublicRecords = {
    ...published,
    entry(id) {
      const entry = published.entry(id);
      if (id !== carrier || entry === null || entry.type === 'tombstone') return entry;
      const [first, ...rest] = entry.texts;
      if (first === undefined) return entry;
      const text =
        part === 'card'
          ? { ...first, title: words }
          : {
              ...first,
              blocks: [
                ...first.blocks,
                { kind: 'paragraph' as const, html: words, text: words, sources: [] },
              ],
            };
      return { ...entry, texts: [text, ...rest] };
    },
    tracked: published.tracked,
  };
  for (const name of readdirSync(join(release, 'search'))) {
    rmSync(join(release, 'search', name), { recursive: true });
  }
  await buildStaticIndex({ records: leaking, locales, folder: release });
}
