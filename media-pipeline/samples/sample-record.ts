import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import { type RecordDraft, RecordSchema } from '#domain/record.ts';

export interface SampleRecord {
  id: string;
  kind: MediaKind;
  original: { file: string; bytes: Uint8Array; mediaType: string };
  alt: Bilingual;
  title: Bilingual;
  summary: Bilingual;
  /** What made it, for the history. */
  provenance: Bilingual;
  speechLanguage: 'vi' | 'en' | null;
  /** Captions in the speech language, WebVTT. */
  captions: string | null;
  /** The record whose words are read. */
  readsRecord: string | null;
}

const History = z.object({ history: z.array(z.object({ date: z.string() })).min(1) });

/**
 * Writes a sample as an editor would: `record.yaml`, its texts, its captions, its original. The day of
 * making stays what it was as long as the original's bytes do.
 */
export async function writeSampleRecord(
  sample: SampleRecord,
  { mediaFolder, today }: { mediaFolder: string; today: string },
): Promise<void> {
  const folder = join(mediaFolder, sample.id);
  await mkdir(folder, { recursive: true });
  const madeOn = (await dateOfSame(folder, sample)) ?? today;
  const record = toRecord(sample, madeOn);
  RecordSchema.parse(record);
  await writeFile(join(folder, sample.original.file), sample.original.bytes);
  await writeFile(join(folder, 'record.yaml'), stringify(record, { lineWidth: 0 }));
  for (const lang of ['vi', 'en'] as const) {
    const frontMatter = stringify(
      { title: sample.title[lang], summary: sample.summary[lang], status: 'reviewed' },
      { lineWidth: 0 },
    );
    await writeFile(join(folder, `${lang}.md`), `---\n${frontMatter}---\n`);
  }
  if (sample.captions !== null) {
    await writeFile(join(folder, captionsFile(sample)), sample.captions);
  }
}

async function dateOfSame(folder: string, { original }: SampleRecord): Promise<string | null> {
  const before = join(folder, 'record.yaml');
  const file = join(folder, original.file);
  if (!existsSync(before) || !existsSync(file)) return null;
  if (!(await readFile(file)).equals(original.bytes)) return null;
  return History.parse(parse(await readFile(before, 'utf8'))).history[0]?.date ?? null;
}

function toRecord(sample: SampleRecord, madeOn: string): RecordDraft {
  const { original, speechLanguage, captions, readsRecord } = sample;
  return {
    id: sample.id,
    type: 'media',
    kind: sample.kind,
    review: 'compiled-from-public-sources',
    access: {
      level: 'public',
      channels: ['page', 'search', 'embed', 'harvest', 'dataset', 'offline'],
    },
    original: {
      file: original.file,
      sha256: createHash('sha256').update(original.bytes).digest('hex'),
      sizeBytes: original.bytes.byteLength,
      mediaType: original.mediaType,
    },
    alt: { ...sample.alt },
    ...(speechLanguage ? { speechLanguages: [speechLanguage] } : {}),
    ...(captions !== null && speechLanguage
      ? { tracks: [{ kind: 'captions', lang: speechLanguage, file: captionsFile(sample) }] }
      : {}),
    synthetic: true,
    creator: 'Bản Sắc',
    madeOn,
    ...(readsRecord
      ? {
          related: [
            {
              id: readsRecord,
              reason: { vi: 'hồ sơ được đọc', en: 'the record that is read' },
            },
          ],
        }
      : {}),
    rights: { licence: 'CC-BY-4.0', holder: 'Bản Sắc' },
    history: [{ date: madeOn, note: { ...sample.provenance } }],
  };
}

function captionsFile({ speechLanguage }: SampleRecord): string {
  return `captions.${speechLanguage}.vtt`;
}
