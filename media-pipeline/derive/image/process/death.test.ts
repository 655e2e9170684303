import { expect, test } from 'vitest';
import { refusalOfDeath } from './death.ts';

const V8 = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';
const GLIB = 'GLib-ERROR **: gmem.c:136: failed to allocate 1572864000 bytes';

test.each([
  [{ late: true }, '', 'took-too-long'],
  [{ late: true }, V8, 'took-too-long'],
  [{ ended: 'SIGKILL' }, '', 'took-too-long'],
  [{ ended: 137 }, '', 'took-too-long'],
  [{ ended: 134 }, V8, 'too-much-memory'],
  [{ ended: 'SIGTRAP' }, GLIB, 'too-much-memory'],
  [{ ended: 'SIGABRT' }, 'terminate called after throwing std::bad_alloc', 'too-much-memory'],
  [{ ended: 'SIGABRT' }, 'free(): invalid pointer', 'damaged-image'],
  [{ ended: 'SIGSEGV' }, '', 'damaged-image'],
  [{ ended: 139 }, '', 'damaged-image'],
] as const)('a process that ends %j with "%s" is told as: %s', (death, messages, name) => {
  expect(refusalOfDeath(death, messages).name).toBe(name);
});
