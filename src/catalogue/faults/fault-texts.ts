import { ARRANGEMENT_FAULTS } from './arrangement-faults.ts';
import { FACT_FAULTS } from './fact-faults.ts';
import type { FaultText } from './fault-text.ts';
import { REFERENCE_FAULTS } from './reference-faults.ts';
import { TEXT_FAULTS } from './text-faults.ts';

/** Every fault the catalogue tells, by its permanent name. */
export const FAULTS = {
  ...ARRANGEMENT_FAULTS,
  ...FACT_FAULTS,
  ...REFERENCE_FAULTS,
  ...TEXT_FAULTS,
} satisfies Record<string, FaultText>;

export type FaultName = keyof typeof FAULTS;
