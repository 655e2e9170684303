import { gainDbOf, type Loudness, limiterFilter, volumeFilter } from './gain.ts';
import type { Findings } from './made.ts';
import type { SoundRung } from './sound-rungs.ts';

export interface SoundGraphOptions {
  /** Among the sound tracks, counted from 0. */
  track: number;
  /** Channels of the original. */
  channels: number;
  rungs: readonly SoundRung[];
  loudness: Loudness;
  /** What the graph starts from instead of the track itself: other filters, and the pad they end in. */
  from?: string | undefined;
  /** Before the gain. */
  filters?: readonly string[] | undefined;
  findings: Pick<Findings, 'loudnessLufs' | 'truePeakDb'>;
}

/**
 * Two channels become one at constant power: what both hold, as a voice does, is as loud in the mono file
 * as in the stereo one.
 */
const MIX_DOWN = 'pan=mono|c0=0.7071*c0+0.7071*c1';
const MIX_DOWN_GAIN_DB = 3.01;

/**
 * The filter graph from one decode to every rung, `[out0]`, `[out1]` …, all brought to one loudness. A
 * limiter stands only where a peak would pass the ceiling.
 */
export function soundGraph(options: SoundGraphOptions): string {
  const { track, channels, rungs, filters = [] } = options;
  const all = rungs.map((rung, index) => ({ ...rung, out: `[out${index}]` }));
  const start = [
    ...(channels > 2 ? ['aformat=channel_layouts=stereo'] : []),
    ...filters,
    ...volume(options),
  ];
  const one = all.filter((rung) => rung.channels === 1).map(({ out }) => out);
  const two = all.filter((rung) => rung.channels === 2).map(({ out }) => out);
  const source = options.from ?? `[0:a:${track}]`;
  if (channels === 1) return chain(source, [...start, ...limit(options, 0)], one);
  const mixed = [MIX_DOWN, ...limit(options, MIX_DOWN_GAIN_DB)];
  if (two.length === 0) return chain(source, [...start, ...mixed], one);
  if (one.length === 0) return chain(source, [...start, ...limit(options, 0)], two);
  return [
    chain(source, start, ['[two]', '[one]']),
    chain('[two]', limit(options, 0), two),
    chain('[one]', mixed, one),
  ].join(';');
}

function chain(from: string, filters: readonly string[], to: readonly string[]): string {
  const split = to.length > 1 ? [`asplit=${to.length}`] : [];
  const all = [...filters, ...split];
  return `${from}${all.length > 0 ? all.join(',') : 'anull'}${to.join('')}`;
}

function volume({ findings, loudness }: SoundGraphOptions): string[] {
  const gainDb = gainDbOf(findings.loudnessLufs, loudness);
  return gainDb === null ? [] : [volumeFilter(gainDb)];
}

function limit({ findings, loudness }: SoundGraphOptions, addedDb: number): string[] {
  const gainDb = gainDbOf(findings.loudnessLufs, loudness);
  if (gainDb === null) return [];
  const peakDb = (findings.truePeakDb ?? 0) + gainDb + addedDb;
  return peakDb > loudness.ceilingDb ? [limiterFilter(loudness)] : [];
}
