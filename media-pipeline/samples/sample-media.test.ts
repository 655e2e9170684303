import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { RecordSchema } from '#domain/record.ts';
import { readSummary } from './reading-text.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const MAX_SIZE_BYTES = { image: 100_000, audio: 200_000, video: 1_500_000, document: 0 };

const sampleIds = readdirSync(join(CONTENT, 'media')).sort();

function loadSample(id: string) {
  const folder = join(CONTENT, 'media', id);
  const record = RecordSchema.parse(parse(readFileSync(join(folder, 'record.yaml'), 'utf8')));
  if (record.type !== 'media') throw new Error(`${id} is no media record`);
  return { folder, record };
}

test('there is artwork, a reading of each of twelve summaries in two languages, and a film', () => {
  const kinds = sampleIds.map((id) => loadSample(id).record.kind);
  expect(kinds.filter((kind) => kind === 'image')).toHaveLength(4);
  expect(kinds.filter((kind) => kind === 'audio')).toHaveLength(24);
  expect(kinds.filter((kind) => kind === 'video')).toHaveLength(1);
});

describe.each(sampleIds)('the sample %s', (id) => {
  const { folder, record } = loadSample(id);

  test('is small, is what its record says, and says that a machine made it', () => {
    const bytes = readFileSync(join(folder, record.original.file ?? ''));
    expect(bytes.length).toBe(record.original.sizeBytes);
    expect(bytes.length).toBeLessThanOrEqual(MAX_SIZE_BYTES[record.kind]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.original.sha256);
    expect(record.synthetic).toBe(true);
    expect(record.people).toEqual([]);
  });

  test.skipIf(record.tracks.length === 0)(
    'has captions that begin by naming the voice, and are the summary as it stands today',
    () => {
      const [track] = record.tracks;
      const [read] = record.related;
      const captions = readFileSync(join(folder, track?.file ?? ''), 'utf8');
      const lines = captions.split('\n').filter((line) => line && !/^WEBVTT|-->/.test(line));
      const announcement = track?.lang === 'vi' ? 'Giọng đọc máy.' : 'Synthetic voice.';
      const text = ['festivals', 'customs', 'products']
        .map((type) => join(CONTENT, type, read?.id ?? '', `${track?.lang}.md`))
        .flatMap((path) => readIfThere(path) ?? [])
        .map(readSummary)[0];
      expect(
        lines.join(' '),
        'the summary has changed: run node media-pipeline/samples/make-samples.ts',
      ).toBe(`${announcement} ${text?.title}. ${text?.summary}`);
    },
  );
});

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
