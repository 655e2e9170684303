import { extname } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';

export interface SampleOutcome {
  package: string;
  asset: MediaAsset;
  /** Mean over its package, two originals at a time. */
  seconds: number;
  /** `null`: nothing came out, for `reason`. */
  description: MediaDescription | null;
  reason: string | null;
}

/** What came out of the sample packages, as Markdown: a line for each package, kind, form and result. */
export function sampleTable(
  outcomes: readonly SampleOutcome[],
  { ffmpeg, left }: { ffmpeg: string; left: readonly string[] },
): string {
  const made = outcomes.filter(({ description }) => description !== null).length;
  return [
    '# What comes out of real media',
    '',
    `Written by \`npm run samples:media\` (ffmpeg ${ffmpeg}): the media files of eight Debian packages${left.length === 0 ? '' : ` (${left.join('; ')}, evenly spaced)`},`,
    `${outcomes.length} files, through the pipeline as originals. ${made} were made, ${outcomes.length - made} refused, each with`,
    'a reason; the originals stayed as they were. None of them is in the repository.',
    '',
    '| package | kind, codecs | files | bytes in | what was made (of the first) | bytes out |',
    '|---|---|---|---|---|---|',
    ...grouped(
      outcomes.filter(({ description }) => description !== null),
      madeGroup,
    ).map(([, group]) => madeLine(group)),
    '',
    '## Made in part',
    '',
    ...partly(outcomes),
    '',
    '## Refused',
    '',
    '| package | files | reason |',
    '|---|---|---|',
    ...grouped(
      outcomes.filter(({ description }) => description === null),
      refusedGroup,
    ).map(([, group]) => refusedLine(group)),
    '',
  ].join('\n');
}

const madeGroup = ({ package: name, description }: SampleOutcome) =>
  `${name}|${description?.kind}|${codecsOf(description)}`;
const refusedGroup = ({ package: name, reason }: SampleOutcome) => `${name}|${reason}`;

function grouped(
  outcomes: readonly SampleOutcome[],
  keyOf: (outcome: SampleOutcome) => string,
): [string, SampleOutcome[]][] {
  return Object.entries(Object.groupBy(outcomes, keyOf) as Record<string, SampleOutcome[]>).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
}

function madeLine(group: readonly SampleOutcome[]): string {
  const [first] = group;
  const { kind, derivatives = [] } = first?.description ?? {};
  const labels = derivatives.map(({ label }) => label).sort();
  const out = group.reduce(
    (sum, { description }) =>
      sum + (description?.derivatives ?? []).reduce((all, { sizeBytes }) => all + sizeBytes, 0),
    0,
  );
  const codecs = codecsOf(first?.description ?? null);
  return `| ${first?.package} | ${kind}: ${codecs} | ${group.length} | ${megabytes(bytesIn(group))} | ${labels.join(', ')} | ${megabytes(out)} |`;
}

function partly(outcomes: readonly SampleOutcome[]): string[] {
  const lines = outcomes.flatMap(({ package: name, asset, description }) =>
    (description?.skipped ?? []).map(
      ({ label, reason }) =>
        `| ${name} | ${asset.id.split('/').at(-1)} | ${label} | ${reason.en} |`,
    ),
  );
  if (lines.length === 0) return ['None.'];
  return ['| package | file | not made | reason |', '|---|---|---|---|', ...lines];
}

function refusedLine(group: readonly SampleOutcome[]): string {
  const [first] = group;
  const forms = [...new Set(group.map(({ asset }) => extname(asset.id).toLowerCase()))].sort();
  return `| ${first?.package} | ${group.length} (${forms.join(' ')}) | ${first?.reason} |`;
}

function codecsOf(description: MediaDescription | null): string {
  const { container = '', streams = [] } = description?.technical ?? {};
  const codecs = [...new Set(streams.map(({ codec }) => codec))].join(' + ');
  return codecs.startsWith(container) ? codecs : `${container.split(',')[0]}, ${codecs}`;
}

const bytesIn = (group: readonly SampleOutcome[]) =>
  group.reduce((sum, { asset }) => sum + asset.sizeBytes, 0);

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`;
