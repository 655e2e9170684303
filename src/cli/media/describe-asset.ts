import type { Bilingual } from '#domain/archive-error.ts';
import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import { type MediaSettings, NO_SETTINGS } from '#domain/media-settings.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { type MadeBy, madeByRecipe } from '#media-pipeline/inspect/explain.ts';
import type { AssetStatus } from '#media-pipeline/inspect/status.ts';
import type { Lang } from '../language.ts';
import { STATE_WORDS } from './describe-status.ts';
import { technicalLines } from './describe-technical.ts';
import { formatBytes, formatClock, formatNumber } from './figures.ts';
import { fill } from './fill.ts';
import { KIND_WORDS, recipeWords } from './recipe-words.ts';

export interface Explained {
  asset: MediaAsset;
  status: AssetStatus;
  /** Nothing is made of it, and `media gc` deletes what was. */
  isWithdrawn: boolean;
  /** `null` where nothing has been made. */
  description: MediaDescription | null;
  /** Where a machine's draft of captions would go; `null` where there is nothing to write down, nobody may, or captions are there. */
  draftCaptions: string | null;
}

const WITHDRAWN: Bilingual = {
  vi: 'đã rút lại, không làm gì thêm',
  en: 'withdrawn, nothing is made of it',
};

/** All that is known of one media record, as lines for a terminal. */
export function describeAsset(
  { asset, status, isWithdrawn, description, draftCaptions }: Explained,
  { lang, columns }: { lang: Lang; columns: number },
): string[] {
  const vi = lang === 'vi';
  const say = (line: string, indent = '  ') =>
    fill(`${indent}${line}`, { columns, indent: `${indent}  ` });
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.flatMap((line) => say(line))];
  const state = isWithdrawn ? WITHDRAWN[lang] : STATE_WORDS[status.state][lang];
  const reason = status.reason ? `: ${status.reason[lang]}` : '';
  return [
    `${asset.id}: ${KIND_WORDS[asset.kind][lang]}, ${state}${reason}`,
    ...section(vi ? 'Tệp gốc' : 'Original', [
      `${asset.file ?? (vi ? 'trong kho bản gốc' : 'in the store of originals')}, ${formatBytes(asset.sizeBytes, lang)}`,
      `sha-256 ${asset.sha256}`,
      ...(description?.technical ? technicalLines(description.technical, lang) : []),
    ]),
    ...section(vi ? 'Đo được' : 'Measured', description ? measuredLines(description, lang) : []),
    ...section(
      vi ? 'Hồ sơ yêu cầu' : 'Asked for by the record',
      settingLines(asset.settings, lang),
    ),
    ...section(vi ? 'Từng lần thử' : 'Attempts', status.attempts.map(attemptLine)),
    ...(description ? madeLines(madeByRecipe(description), { lang, columns }) : []),
    ...section(
      vi ? 'Không làm' : 'Left out',
      status.skipped.map(({ label, reason: why }) => `${recipeWords(label, lang)}: ${why[lang]}`),
    ),
    ...(description && !isWithdrawn
      ? captionLines(asset, description, lang).flatMap((line) => say(line, ''))
      : []),
    ...(draftCaptions === null
      ? []
      : say(
          vi
            ? `\nChưa có phụ đề. Máy có thể chép nháp: archive media transcribe ${asset.id} → ${draftCaptions}`
            : `\nThere are no captions. A machine can draft them: archive media transcribe ${asset.id} → ${draftCaptions}`,
          '',
        )),
  ];
}

function measuredLines(description: MediaDescription, lang: Lang): string[] {
  const vi = lang === 'vi';
  const { widthPx, heightPx, durationSeconds, loudnessLufs, truePeakDb } = description;
  const { silences, sceneCuts, pages } = description;
  const figures: [string, string | null][] = [
    [vi ? 'cỡ' : 'size', widthPx && heightPx ? `${widthPx}×${heightPx}` : null],
    [vi ? 'độ dài' : 'length', durationSeconds === null ? null : formatClock(durationSeconds)],
    [
      vi ? 'độ to' : 'loudness',
      loudnessLufs === null ? null : `${formatNumber(loudnessLufs, lang)} LUFS`,
    ],
    [
      vi ? 'đỉnh' : 'true peak',
      truePeakDb === null ? null : `${formatNumber(truePeakDb, lang)} dB`,
    ],
    [vi ? 'khoảng lặng' : 'silences', silences === null ? null : `${silences.length}`],
    [
      vi ? 'chỗ chuyển cảnh' : 'scene cuts',
      sceneCuts === null ? null : sceneCuts.slice(0, 12).map(formatClock).join(' ') || '0',
    ],
    [vi ? 'số trang' : 'pages', pages === null ? null : `${pages.length}`],
    [
      vi ? 'số trang có chữ' : 'pages with words',
      pages === null ? null : `${pages.filter(({ text }) => text !== '').length}`,
    ],
  ];
  return figures.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]));
}

function settingLines(settings: MediaSettings, lang: Lang): string[] {
  const vi = lang === 'vi';
  const { focus, posterAtSeconds, soundTrack, reduceNoise, credit } = settings;
  if (JSON.stringify(settings) === JSON.stringify(NO_SETTINGS)) return [];
  return [
    ...(focus ? [`${vi ? 'điểm chính của ảnh' : 'focus point'}: x ${focus.x}, y ${focus.y}`] : []),
    ...(posterAtSeconds === null
      ? []
      : [`${vi ? 'ảnh bìa tại' : 'poster at'} ${formatClock(posterAtSeconds)}`]),
    ...(soundTrack === null ? [] : [`${vi ? 'rãnh tiếng' : 'sound track'}: ${soundTrack}`]),
    ...(reduceNoise ? [vi ? 'thêm một bản bớt ồn' : 'also a copy with less noise'] : []),
    ...(credit === null
      ? []
      : [
          `${vi ? 'ghi quyền vào ảnh' : 'rights written into pictures'}: ${
            [credit.creator, credit.holder, credit.attribution, credit.licence]
              .filter((part) => part !== null)
              .join(', ') || '?'
          }`,
        ]),
  ];
}

function madeLines(
  made: readonly MadeBy[],
  { lang, columns }: { lang: Lang; columns: number },
): string[] {
  const say = (line: string, indent: string) => fill(line, { columns, indent });
  return made.flatMap(({ recipe, version, tool, derivatives, sizeBytes }) => [
    '',
    ...say(
      `${recipeWords(recipe, lang)} (${recipe}@${version}, ${tool}): ${formatBytes(sizeBytes, lang)}`,
      '  ',
    ),
    ...derivatives.flatMap((each) => say(derivativeLine(each, lang), '    ')),
  ]);
}

function derivativeLine(derivative: Derivative, lang: Lang): string {
  const { label, sizeBytes, widthPx, heightPx, set } = derivative;
  const size = widthPx && heightPx ? `  ${widthPx}×${heightPx}` : '';
  const files = set ? `  ${set.files.length} ${lang === 'vi' ? 'tệp' : 'files'}` : '';
  return `  ${label}  ${formatBytes(sizeBytes, lang)}${size}${files}`;
}

/** The captions inside a film are an offer: an editor reads them, and puts what is right beside the record. */
function captionLines({ id }: MediaAsset, { derivatives }: MediaDescription, lang: Lang): string[] {
  const offered = derivatives.filter(({ role }) => role === 'captions');
  if (offered.length === 0) return [];
  const labels = offered.map(({ label }) => label).join(', ');
  return lang === 'vi'
    ? [
        '',
        `Trong tệp gốc có phụ đề: ${labels}. Chép ra để đọc lại: archive media explain ${id} --save-captions <thư mục>; rồi đặt cạnh record.yaml và ghi vào "tracks".`,
      ]
    : [
        '',
        `The original holds captions: ${labels}. Copy them out to read them: archive media explain ${id} --save-captions <folder>; then put them beside record.yaml and name them in "tracks".`,
      ];
}

function attemptLine({ attempt, worker, atMs, reason }: AssetStatus['attempts'][number]): string {
  return `${attempt}. ${new Date(atMs).toISOString()} ${worker}: ${reason}`;
}
