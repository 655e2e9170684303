import { join, resolve } from 'node:path';
import type { Bilingual } from '#domain/archive-error.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import { originalKey } from '#media-pipeline/originals/original-key.ts';
import { beginWork } from '#media-pipeline/queue/worker-name.ts';
import { isRefusal, WAITING } from '#media-pipeline/refusal.ts';
import { openWorkFolder } from '#media-pipeline/run/work-folder.ts';
import { draftCaptions } from '#media-pipeline/transcribe/draft-captions.ts';
import { findWhisper } from '#media-pipeline/transcribe/whisper-cli.ts';
import type { Workspace } from '../workspace.ts';
import type { RecordedAsset } from './media-records.ts';
import type { OpenMedia } from './open-media.ts';
import { mediaWithdrawn } from './usage.ts';

export type Transcribed = { path: string; lang: string; cues: number } | { reason: Bilingual };

export interface TranscribeOptions {
  workspace: Pick<Workspace, 'mediaTools'>;
  media: OpenMedia;
  /** BCP-47 tag of what is spoken; by default the first the record names. */
  lang: string | undefined;
  signal: AbortSignal;
}

/**
 * Has a machine write a draft of a recording's captions, beside its record. What is lacking for it is a
 * value: no captions depend on a machine.
 *
 * @throws ArchiveError `media-withdrawn`
 */
export async function transcribeRecord(
  { asset, record, isWithdrawn }: RecordedAsset,
  { workspace, media, lang = record.speechLanguages[0], signal }: TranscribeOptions,
): Promise<Transcribed> {
  if (isWithdrawn) throw mediaWithdrawn(asset.id);
  if (asset.kind !== 'audio' && asset.kind !== 'video') return { reason: REASONS.noSpeech };
  if (lang === undefined) return { reason: REASONS.noLanguage };
  const found = await findWhisper(workspace.mediaTools);
  if (found.transcriber === null) return { reason: found.reason };
  if (media.installed.ffmpeg === null) return { reason: WAITING.ffmpeg };
  await using opened = new AsyncDisposableStack();
  const { worker, end } = beginWork();
  opened.defer(end);
  const work = await openWorkFolder(join(media.folder, 'tmp'), worker);
  opened.defer(work.remove);
  const source = await findOriginal(asset, { media, work: work.path });
  if (source === null) return { reason: WAITING.original };
  const description = media.describe(descriptionKey(asset.sha256, asset.settings));
  const draft = await draftCaptions({
    source,
    lang,
    folder: resolve(record.folder),
    workFolder: work.path,
    tools: media.installed,
    transcriber: found.transcriber,
    track: asset.settings.soundTrack === null ? 0 : asset.settings.soundTrack - 1,
    isTimedBySamples: asset.kind === 'audio',
    durationSeconds: description?.durationSeconds ?? null,
    signal,
  });
  if (isRefusal(draft)) return { reason: draft.reason };
  return { path: draft.path, lang, cues: draft.cues.length };
}

async function findOriginal(
  { file, sha256 }: RecordedAsset['asset'],
  { media, work }: { media: OpenMedia; work: string },
): Promise<string | null> {
  const beside = file === null ? null : resolve(file);
  if (beside !== null && (await media.identify(beside))?.sha256 === sha256) return beside;
  const path = join(work, 'original');
  return (await media.originals.linkTo(originalKey(sha256), path)) ? path : null;
}

const REASONS = {
  noSpeech: {
    vi: 'Chỉ âm thanh và phim mới có lời để chép.',
    en: 'Only sound and film hold speech to write down.',
  },
  noLanguage: {
    vi: 'Hồ sơ chưa ghi speechLanguages; ghi vào, hoặc nêu bằng --speech, ví dụ --speech km.',
    en: 'The record names no speechLanguages; add them, or name one with --speech, as in --speech km.',
  },
} as const satisfies Record<string, Bilingual>;
