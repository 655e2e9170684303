import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import type { MediaSettings } from '#domain/media-settings.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { Findings, Made } from './derive/made.ts';
import type { Probe } from './probe/probe.ts';
import type { Refusal } from './refusal.ts';
import type { ToolName, Tools } from './tools.ts';

/** What one deployment wants of its media, from archive.yaml. */
export interface MediaProfile {
  /** Films longer than this also go out as HLS. */
  hlsAboveSeconds: number;
  /** `single-file` asks for byte ranges of the host; `many` makes one file a segment. */
  hlsSegments: 'single-file' | 'many';
  /** AV1 beside H.264 at 480 lines and below: a fifth fewer bytes on slow lines, twice the work. */
  av1: boolean;
}

/** All that a plan depends on besides the probe. */
export interface PlanContext {
  settings: MediaSettings;
  profile: MediaProfile;
}

/** Files of a step that outlive a killed run: the next one goes on from them. Gone once the step is done. */
export interface Parts {
  /** Absolute path of a kept part, not to be written; `null` when it was not kept. */
  get(name: string): Promise<string | null>;
  /** Takes the file away from `path` and keeps it, whole and durable. */
  keep(name: string, path: string): Promise<void>;
}

export interface StepContext {
  /** Absolute path of the original. */
  source: string;
  sizeBytes: number;
  probe: Probe;
  /** Absolute path of an empty folder of this step, for files being made. */
  folder: string;
  parts: Parts;
  tools: Tools;
  /** What the earlier steps found. */
  findings: Findings;
  /** What the earlier steps made; `open` gives the absolute path of a copy to read. */
  earlier: readonly Derivative[];
  open(derivative: Derivative): Promise<string>;
  signal: AbortSignal | undefined;
  /** Share of this step that is done, 0–1. */
  onProgress(share: number): void;
}

/**
 * A named, versioned way of making something of an original. `plan` decides purely, and what it returns
 * is all that `run` goes by: it is hashed into the key of what is made, so a changed figure is a new key.
 * Raise `version` whenever the code that follows the params changes a byte of what comes out.
 */
export interface Recipe<Params extends object = object> {
  readonly name: string;
  readonly version: number;
  readonly tool: ToolName;
  readonly kinds: readonly MediaKind[];
  /** `null`: not for this original. */
  plan(probe: Probe, context: PlanContext): Params | null;
  /** A refusal is about the file; throws on an abort and on a fault of this machine. */
  run(params: Params, context: StepContext): Promise<Made | Refusal>;
}

/** One recipe applied to one original, with everything decided: data a person can read. */
export interface Step {
  recipe: string;
  /** Of the folder of its results in the derivatives store. */
  key: string;
  params: object;
}

/** What will be made of an original, in order. The same probe, settings and tools give the same plan. */
export interface MediaPlan {
  sourceSha256: string;
  kind: Probe['kind'];
  steps: Step[];
}

export type Skipped = MediaDescription['skipped'][number];
