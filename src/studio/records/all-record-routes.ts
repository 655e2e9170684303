import type { StudioRoute } from '../http/route.ts';
import { proposeRoutes } from '../vocabulary/propose-routes.ts';
import { vocabularyRoutes } from '../vocabulary/vocabulary-routes.ts';
import { factsRoutes } from './facts-routes.ts';
import { listRoutes } from './listing/list-routes.ts';
import { newRoutes } from './new/new-routes.ts';
import type { Records } from './open-records.ts';
import { recordRoutes } from './record-routes.ts';
import { textRoutes } from './texts/text-routes.ts';

/** Records, from their list to their forms. `new` is asked for before any record is. */
export function allRecordRoutes(records: Records): readonly StudioRoute[] {
  return [
    ...listRoutes(records),
    ...newRoutes(records),
    ...vocabularyRoutes(records),
    ...proposeRoutes(records),
    ...recordRoutes(records),
    ...factsRoutes(records),
    ...textRoutes(records),
  ];
}
