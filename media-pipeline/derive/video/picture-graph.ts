import type { VideoRung } from '../../plan/video-rungs.ts';
import type { VideoProbe } from '../../probe/probe.ts';
import type { Chunk } from './chunks.ts';

/** What is done to every frame before it is scaled. */
export interface FrameTreatment {
  deinterlace: boolean;
  hdr: VideoProbe['hdr'];
  /** Thins a film out to this rate; `null` keeps the frames as they come. */
  framesPerSecond: number | null;
  /** Matrix of a film that does not say, by what is usual for its size. */
  assumedColour: 'bt709' | 'smpte170m' | null;
}

const GLANCE = [
  '[0:V:0]split=2[film][glance]',
  // Tells where decoding set in, in one line among the messages.
  '[glance]trim=end_frame=1,showinfo=checksum=0,nullsink',
];

/** The graph that finds the first frame of a chunk, very small, as `[first]`; with the same glance. */
export function firstPictureGraph(chunk: Chunk, treatment: FrameTreatment): string {
  return [...GLANCE, `[film]${[...framesOf(chunk, treatment), 'scale=2:2'].join(',')}[first]`].join(
    ';',
  );
}

/**
 * The filter graph of one chunk: a glance at the first frame that was decoded, then frames cut to the
 * chunk, and pictures that cascade from the largest rung to the smallest. Rungs of one size share a picture.
 * Outputs are `[v0]`, `[v1]` … in the order of the rungs.
 */
export function pictureGraph(
  rungs: readonly VideoRung[],
  { chunk, treatment }: { chunk: Chunk; treatment: FrameTreatment },
): string {
  const graph = [...GLANCE];
  const steps = stepsDown(rungs);
  for (const [index, { rung, outputs }] of steps.entries()) {
    const isFirst = index === 0;
    const isLast = index === steps.length - 1;
    const to = [...outputs.map((output) => `[v${output}]`), ...(isLast ? [] : [`[down${index}]`])];
    const filters = [
      ...(isFirst ? framesOf(chunk, treatment) : []),
      ...(rung.framesPerSecondAtMost === null ? [] : [thinned(rung.framesPerSecondAtMost, 0)]),
      `scale=${rung.widthPx}:${rung.heightPx}:flags=bicubic:out_range=tv`,
      'setsar=1',
      ...(isFirst ? [...lightFilters(treatment), 'format=yuv420p'] : []),
      ...(to.length > 1 ? [`split=${to.length}`] : []),
    ];
    graph.push(`${isFirst ? '[film]' : `[down${index - 1}]`}${filters.join(',')}${to.join('')}`);
  }
  return graph.join(';');
}

/** Runs of rungs that have the same pictures, with their places among all rungs. */
function stepsDown(rungs: readonly VideoRung[]): { rung: VideoRung; outputs: number[] }[] {
  const steps: { rung: VideoRung; outputs: number[] }[] = [];
  for (const [output, rung] of rungs.entries()) {
    const last = steps.at(-1);
    if (last?.rung.widthPx === rung.widthPx && last.rung.heightPx === rung.heightPx) {
      last.outputs.push(output);
    } else steps.push({ rung, outputs: [output] });
  }
  return steps;
}

/** Which frames a chunk has. What looks at neighbours stands before the cut, so that cuts leave no mark. */
function framesOf(
  { startSeconds, endSeconds }: Chunk,
  { deinterlace, framesPerSecond }: FrameTreatment,
): string[] {
  return [
    ...(deinterlace ? ['bwdif=mode=send_frame'] : []),
    // A quarter off, so that clocks that tremble do not push frames over the edge of their slot.
    ...(framesPerSecond === null ? [] : [thinned(framesPerSecond, 0.25)]),
    ...(startSeconds > 0 || endSeconds !== null
      ? [`trim=start=${startSeconds}${endSeconds === null ? '' : `:end=${endSeconds}`}`]
      : []),
    // The first picture stands from the start, also where the sound began before it.
    ...(startSeconds === 0 ? ["setpts='if(eq(N,0),0,PTS)'"] : []),
  ];
}

/** Keeps the first frame in every slot of 1/rate s, with its own time; nothing is ever doubled. */
function thinned(rate: number, offset: number): string {
  const slot = (moment: string) => `floor(${moment}*${rate}+${offset + 0.001})`;
  return `select='isnan(prev_selected_t)+gt(${slot('t')},${slot('prev_selected_t')})'`;
}

/** Brings light that a screen of today cannot show into BT.709; names the colours of a film that does not. */
export function lightFilters({
  hdr,
  assumedColour,
}: Pick<FrameTreatment, 'hdr' | 'assumedColour'>): string[] {
  if (hdr === null) {
    const name = assumedColour;
    return name === null
      ? []
      : [`setparams=color_primaries=${name}:color_trc=${name}:colorspace=${name}`];
  }
  const transfer = hdr === 'pq' ? 'smpte2084' : 'arib-std-b67';
  return [
    // A file may leave its primaries unsaid; of these two transfers they are BT.2020's.
    `zscale=tin=${transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=100`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
  ];
}
