import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PublicRecord } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { PublicRecords } from '#public-records/reader.ts';

/** Of a recording's page the peer shows the native player, which loads nothing before it is pressed, and the lines. */
const ROOMS = {
  festival: 'festivals',
  custom: 'customs',
  product: 'products',
  community: 'communities',
  media: 'media',
} as const;
type Room = keyof typeof ROOMS;
const LANGUAGES = ['vi', 'en'] as const;

export const STARLIGHT_PACKAGES = {
  astro: '7.3.4',
  '@astrojs/starlight': '0.42.4',
  '@astrojs/markdown-remark': '^7.3.0',
  sharp: '^0.34.0',
};

/**
 * Writes the same records as pages of Astro Starlight, as one would who makes an archive with it: a
 * collection with a page for each record and language, titles, summaries, texts, names, places and sources;
 * a page with cards for each kind; its search (Pagefind), its menus and its themes left as they come.
 */
export function writeStarlight(records: PublicRecords, folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(
    'package.json',
    JSON.stringify({
      name: 'peer',
      private: true,
      type: 'module',
      dependencies: STARLIGHT_PACKAGES,
    }),
  );
  write('astro.config.mjs', CONFIG);
  write('src/content.config.ts', COLLECTIONS);
  for (const lang of LANGUAGES) {
    const listed = new Map<Room, string[]>();
    for (const { id } of records.entries) {
      const entry = records.entry(id);
      if (entry === null || entry.type === 'tombstone' || !(entry.type in ROOMS)) continue;
      const room = entry.type as Room;
      const text = textIn(entry, lang);
      if (text === undefined) continue;
      write(
        `src/content/docs/${lang}/${ROOMS[room]}/${entry.slug}.md`,
        pageOf(entry, text, records),
      );
      const card = `<LinkCard title=${quoted(text.title)} description=${quoted(text.summary ?? '')} href="/${lang}/${ROOMS[room]}/${entry.slug}/" />`;
      listed.set(room, [...(listed.get(room) ?? []), card]);
    }
    for (const [room, cards] of listed) {
      write(`src/content/docs/${lang}/${ROOMS[room]}/index.mdx`, listOf(ROOMS[room], cards));
    }
    write(`src/content/docs/${lang}/index.mdx`, homeOf(lang, listed));
  }
}

function textIn({ texts, narratives }: PublicRecord, lang: string): PublicText | undefined {
  const all = [...narratives, ...texts];
  return all.find((text) => text.lang === lang) ?? all[0];
}

function pageOf(entry: PublicRecord, text: PublicText, records: PublicRecords): string {
  const titlesOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const found = records.entry(id);
      return found === null || found.type === 'tombstone' ? [] : [found.texts[0]?.title ?? id];
    });
  const facts = [
    ...entry.names.map((name) => `- ${name.text}`),
    ...titlesOf([...entry.communities, ...entry.places, ...entry.concepts]).map(
      (title) => `- ${title}`,
    ),
  ];
  const lines =
    entry.type === 'media'
      ? entry.facts.tracks.flatMap(({ cues }) => cues.map((cue) => cue.text))
      : [];
  return [
    '---',
    `title: ${quoted(text.title)}`,
    `description: ${quoted(text.summary ?? text.title)}`,
    '---',
    '',
    text.summary ?? '',
    '',
    ...(entry.type === 'media' ? ['<audio controls preload="none"></audio>', ''] : []),
    ...text.blocks.flatMap((block) => [block.text, '']),
    ...lines.flatMap((line) => [line, '']),
    '## ≡',
    '',
    ...facts,
    '',
    ...titlesOf(entry.sources).map((title, i) => `${i + 1}. ${title}`),
    '',
  ].join('\n');
}

function listOf(title: string, cards: readonly string[]): string {
  return `---\ntitle: ${title}\n---\nimport { CardGrid, LinkCard } from '@astrojs/starlight/components';\n\n<CardGrid>\n${cards.join('\n')}\n</CardGrid>\n`;
}

function homeOf(lang: string, listed: ReadonlyMap<Room, readonly string[]>): string {
  const cards = [...listed].flatMap(([room, each]) => [
    `<LinkCard title="${ROOMS[room]}" href="/${lang}/${ROOMS[room]}/" />`,
    ...each.slice(0, 3),
  ]);
  return `---\ntitle: Bản Sắc\ntemplate: splash\nhero:\n  tagline: Bản Sắc\n---\nimport { CardGrid, LinkCard } from '@astrojs/starlight/components';\n\n<CardGrid>\n${cards.join('\n')}\n</CardGrid>\n`;
}

const quoted = (text: string) => JSON.stringify(text.replaceAll('"', '”'));

const CONFIG = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  telemetry: false,
  integrations: [
    starlight({
      title: 'Bản Sắc',
      locales: { vi: { label: 'Tiếng Việt', lang: 'vi' }, en: { label: 'English', lang: 'en' } },
      defaultLocale: 'vi',
      sidebar: ['festivals', 'customs', 'products', 'communities', 'media'].map((room) => ({
        label: room,
        link: \`/\${room}/\`,
      })),
    }),
  ],
});
`;
const COLLECTIONS = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
