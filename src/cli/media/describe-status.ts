import type { Bilingual } from '#domain/archive-error.ts';
import { MEDIA_KINDS } from '#domain/public/vocabulary.ts';
import {
  ASSET_STATES,
  type AssetState,
  type AssetStatus,
  type MediaStatus,
} from '#media-pipeline/inspect/status.ts';
import { waitingFor } from '#media-pipeline/refusal.ts';
import type { ToolName, ToolVersions } from '#media-pipeline/tools.ts';
import type { Lang } from '../language.ts';
import { formatBytes } from './figures.ts';
import { fill } from './fill.ts';
import { KIND_WORDS } from './recipe-words.ts';

export const STATE_WORDS: Readonly<Record<AssetState, Bilingual>> = {
  made: { vi: 'đã có đủ', en: 'made' },
  'to-make': { vi: 'sẽ làm', en: 'to be made' },
  'under-way': { vi: 'đang làm', en: 'under way' },
  waiting: { vi: 'còn chờ', en: 'waiting' },
  refused: { vi: 'không dùng được', en: 'refused' },
  parked: { vi: 'tạm gác', en: 'set aside' },
};

const TOOLS: readonly ToolName[] = ['ffmpeg', 'poppler'];
/** Told one by one; the others only counted, unless all were asked for. */
const WORTH_TELLING: readonly AssetState[] = ['under-way', 'waiting', 'refused', 'parked'];

export interface DescribeStatusOptions {
  tools: ToolVersions;
  lang: Lang;
  columns: number;
  /** Every record with its state. */
  all: boolean;
}

/** The state of the media as lines for a terminal, narrow ones too. */
export function describeStatus(status: MediaStatus, options: DescribeStatusOptions): string[] {
  const { lang, columns, all } = options;
  const states = all ? ASSET_STATES : WORTH_TELLING;
  const lacking = TOOLS.filter((tool) => options.tools[tool] === undefined);
  return [
    ...countLines(status.assets, lang),
    ...bytesLines(status, options),
    ...lacking.flatMap((tool) => fill(waitingFor(tool)[lang], { columns, indent: '  ' })),
    ...states.flatMap((state) =>
      stateLines(
        state,
        status.assets.filter((asset) => asset.state === state),
        options,
      ),
    ),
    ...skippedLines(status.assets, options),
  ];
}

function countLines(assets: readonly AssetStatus[], lang: Lang): string[] {
  if (assets.length === 0) {
    return [lang === 'vi' ? 'Chưa có bản ghi tư liệu nào.' : 'There are no media records.'];
  }
  const words = MEDIA_KINDS.map((kind) => KIND_WORDS[kind][lang]);
  const width = Math.max(...words.map((word) => word.length));
  return MEDIA_KINDS.flatMap((kind) => {
    const ofKind = assets.filter((asset) => asset.kind === kind);
    if (ofKind.length === 0) return [];
    const counts = ASSET_STATES.flatMap((state) => {
      const count = ofKind.filter((asset) => asset.state === state).length;
      return count > 0 ? [`${count} ${STATE_WORDS[state][lang]}`] : [];
    });
    return [
      `${KIND_WORDS[kind][lang].padEnd(width)} ${String(ofKind.length).padStart(5)}: ${counts.join(', ')}`,
    ];
  });
}

function bytesLines(
  { originalBytes, derivativeBytes }: MediaStatus,
  { lang, columns }: DescribeStatusOptions,
): string[] {
  const [originals, derivatives] = [originalBytes, derivativeBytes].map((sizeBytes) =>
    formatBytes(sizeBytes, lang),
  );
  const line =
    lang === 'vi'
      ? `Tệp gốc ${originals}; tệp làm ra ${derivatives}.`
      : `Originals ${originals}; made of them ${derivatives}.`;
  return fill(line, { columns, indent: '  ' });
}

function stateLines(
  state: AssetState,
  assets: readonly AssetStatus[],
  { lang, columns }: DescribeStatusOptions,
): string[] {
  if (assets.length === 0) return [];
  const title = STATE_WORDS[state][lang];
  const next = state === 'parked' ? ` (archive media retry)` : '';
  return [
    '',
    `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${assets.length}${next}`,
    ...assets.flatMap(({ mediaId, reason, attempts }) => {
      const tries =
        attempts.length > 0
          ? ` (${attempts.length} ${lang === 'vi' ? 'lần thử' : 'attempts'})`
          : '';
      const why = reason ? `: ${reason[lang]}${tries}` : '';
      return fill(`  ${mediaId}${why}`, { columns, indent: '    ' });
    }),
  ];
}

function skippedLines(
  assets: readonly AssetStatus[],
  { lang, columns }: DescribeStatusOptions,
): string[] {
  const partly = assets.filter(({ skipped }) => skipped.length > 0);
  if (partly.length === 0) return [];
  const title = lang === 'vi' ? 'Thiếu một phần' : 'Made in part';
  return [
    '',
    `${title}: ${partly.length}`,
    ...partly.flatMap(({ mediaId, skipped }) =>
      skipped.flatMap(({ label, reason }) =>
        fill(`  ${mediaId}, ${label}: ${reason[lang]}`, { columns, indent: '    ' }),
      ),
    ),
  ];
}
