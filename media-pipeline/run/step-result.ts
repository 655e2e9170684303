import { z } from 'zod';
import type { Derivative } from '#domain/media-description.ts';
import { DERIVATIVE_ROLES } from '#domain/public/media.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Findings } from '../derive/made.ts';

/** What a finished step left behind. */
export interface StepResult {
  findings: Partial<Findings>;
  derivatives: Derivative[];
}

const Figure = z.number().nullable();
const FileSchema = z.object({ name: z.string(), sha256: z.string(), sizeBytes: z.number() });
const ResultSchema = z.object({
  findings: z.object({
    durationSeconds: Figure.exactOptional(),
    loudnessLufs: Figure.exactOptional(),
    truePeakDb: Figure.exactOptional(),
    thumbhash: z.string().nullable().exactOptional(),
    waveform: z.array(z.number()).nullable().exactOptional(),
    silences: z
      .array(z.object({ startSeconds: z.number(), endSeconds: z.number() }))
      .nullable()
      .exactOptional(),
    sceneCuts: z.array(z.number()).nullable().exactOptional(),
    posterAtSeconds: Figure.exactOptional(),
    pages: z
      .array(z.object({ widthPx: z.number(), heightPx: z.number(), text: z.string() }))
      .nullable()
      .exactOptional(),
    undrawnPages: z.array(z.number()).exactOptional(),
    damaged: z.boolean().exactOptional(),
  }),
  derivatives: z.array(
    z.object({
      role: z.enum(DERIVATIVE_ROLES),
      label: z.string(),
      key: z.string(),
      sha256: z.string(),
      extension: z.string(),
      mediaType: z.string(),
      sizeBytes: z.number(),
      widthPx: Figure,
      heightPx: Figure,
      durationSeconds: Figure,
      bitrateKbps: Figure,
      set: z.object({ entry: z.string(), files: z.array(FileSchema) }).nullable(),
    }),
  ),
});

const resultKey = (stepKey: string) => `${stepKey}/result.json`;

/**
 * Marks a step as finished; its files are in the store already. What it gives back is what the next run
 * will load, in the same order: descriptions are the same text either way.
 */
export async function keepResult(
  stepKey: string,
  result: StepResult,
  derivatives: ObjectStore,
): Promise<StepResult> {
  const kept = ResultSchema.parse(result);
  await derivatives.put(resultKey(stepKey), Buffer.from(JSON.stringify(kept)));
  return kept;
}

/** The result of a finished step whose files are all there, or `null`. */
export async function loadResult(
  stepKey: string,
  derivatives: ObjectStore,
): Promise<StepResult | null> {
  const bytes = await derivatives.get(resultKey(stepKey));
  if (!bytes) return null;
  const parsed = ResultSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  // Left by another version of the archive: made anew.
  if (!parsed.success) return null;
  return (await allThere(parsed.data.derivatives, derivatives)) ? parsed.data : null;
}

/** Objects of the store that a derivative consists of. */
export function objectsOf({
  key,
  sizeBytes,
  set,
}: Derivative): { key: string; sizeBytes: number }[] {
  if (set === null) return [{ key, sizeBytes }];
  return set.files.map((file) => ({ key: `${key}/${file.name}`, sizeBytes: file.sizeBytes }));
}

/** Does the store hold every file, at the size it was made? */
export async function allThere(
  made: readonly Derivative[],
  derivatives: ObjectStore,
): Promise<boolean> {
  return (await derivatives.missing(made.flatMap(objectsOf))).length === 0;
}

/** Objects that tell whether a derivative is still there: of a set, the file one opens. */
export function telling(made: readonly Derivative[]): { key: string; sizeBytes: number }[] {
  return made.flatMap((derivative) => {
    const { set } = derivative;
    return objectsOf(derivative).filter(
      ({ key }) => set === null || key === `${derivative.key}/${set.entry}`,
    );
  });
}
