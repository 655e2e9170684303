import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rememberedPlace, rememberPlace } from './remembered-place.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

test('a place is remembered until it is forgotten, and then nothing is left', () => {
  rememberPlace('a', 30);
  rememberPlace('b', 12);
  expect([rememberedPlace('a'), rememberedPlace('b'), rememberedPlace('c')]).toEqual([
    30,
    12,
    null,
  ]);
  rememberPlace('a', null);
  rememberPlace('b', null);
  expect(rememberedPlace('a')).toBeNull();
  expect(kept.size).toBe(0);
});

test('the fifty latest are kept', () => {
  for (let at = 0; at < 60; at += 1) rememberPlace(`id-${at}`, at + 1);
  expect(rememberedPlace('id-9')).toBeNull();
  expect(rememberedPlace('id-10')).toBe(11);
});

test.each(['not json', 'null', '[]', '{"a":"x"}', '{"a":-3}'])(
  '"%s" in the storage is no place',
  (text) => {
    kept.set('heard-until', text);
    expect(rememberedPlace('a')).toBeNull();
  },
);
