import { z } from 'zod';
import { LICENCES } from './public/vocabulary.ts';

/** A licence or rights statement the archive knows; see LICENCES. */
export const Licence = z
  .string()
  .refine((licence) => licence in LICENCES, { params: { fault: 'unknown-licence' } });

export const RightsSchema = z.strictObject({
  licence: Licence,
  holder: z.string().min(1).optional(),
  attribution: z.string().min(1).optional(),
  /** Local Contexts (https://localcontexts.org): the type and the Hub project, never icons or template texts. */
  labels: z
    .array(
      z.strictObject({
        kind: z.enum(['label', 'notice']),
        type: z.string().min(1),
        hubProject: z.string().min(1).optional(),
      }),
    )
    .default([]),
});
