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
const ResultSchema = z.object({
  findings: z.object({
    durationSeconds: Figure.exactOptional(),
    loudnessLufs: Figure.exactOptional(),
    truePeakDb: Figure.exactOptional(),
    thumbhash: z.string().nullable().exactOptional(),
    waveform: z.array(z.number()).nullable().exactOptional(),
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
    }),
  ),
});

const resultKey = (stepKey: string) => `${stepKey}/result.json`;

/** Marks a step as finished; its files are in the store already. */
export async function keepResult(
  stepKey: string,
  result: StepResult,
  derivatives: ObjectStore,
): Promise<void> {
  await derivatives.put(resultKey(stepKey), Buffer.from(JSON.stringify(result)));
}

/** The result of a finished step whose files are all there, or `null`. */
export async function loadResult(
  stepKey: string,
  derivatives: ObjectStore,
): Promise<StepResult | null> {
  const bytes = await derivatives.get(resultKey(stepKey));
  if (!bytes) return null;
  const result: StepResult = ResultSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return (await allThere(result.derivatives, derivatives)) ? result : null;
}

/** Does the store hold every file, at the size it was made? */
export async function allThere(
  files: readonly Derivative[],
  derivatives: ObjectStore,
): Promise<boolean> {
  const stats = await Promise.all(files.map(({ key }) => derivatives.stat(key)));
  return files.every(({ sizeBytes }, index) => stats[index]?.sizeBytes === sizeBytes);
}
