import { testEnv } from '../env.ts';

/** Imported first of all, it gives a process and its threads a clock that is ahead of the machine's. */
const { clockShiftMs } = testEnv;
const MachineDate = Date;

class ShiftedDate extends MachineDate {
  constructor(...args: [] | [number | string | Date]) {
    if (args.length === 0) super(MachineDate.now() + clockShiftMs);
    else super(...args);
  }

  static override now(): number {
    return MachineDate.now() + clockShiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
