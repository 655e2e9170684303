import { expect, test } from 'vitest';
import { refuseSameArk } from './same-ark.ts';

test('two records with one ARK stop the build, in both languages', () => {
  const entries = [
    { id: 'le-a', ark: '0123456789b' },
    { id: 'le-b', ark: '0123456789c' },
  ];
  expect(() => refuseSameArk(entries)).not.toThrow();
  const same = [...entries, { id: 'le-c', ark: '0123456789b' }];
  expect(() => refuseSameArk(same)).toThrow(
    expect.objectContaining({
      name: 'ark-collision',
      what: expect.objectContaining({
        vi: expect.stringContaining('"le-a" và "le-c"'),
        en: expect.stringContaining('"le-a" and "le-c"'),
      }),
    }),
  );
});
