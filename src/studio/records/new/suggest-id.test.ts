import { expect, test } from 'vitest';
import { suggestId } from './suggest-id.ts';

const none = () => false;

test('makes an id of a title', () => {
  expect(suggestId('Lễ hội Katê', none)).toBe('le-hoi-kate');
  expect(suggestId('  Êđê: “Mừng lúa mới” (2026)', none)).toBe('ede-mung-lua-moi-2026');
  expect(suggestId('a'.repeat(20).concat(' ').repeat(9), none).length).toBeLessThanOrEqual(60);
});

test('a title in another script suggests nothing', () => {
  expect(suggestId('អកអំបុក', none)).toBe('');
});

test('goes on to the next number while an id is taken', () => {
  const taken = new Set(['le-mau', 'le-mau-2']);
  expect(suggestId('Lễ mẫu', (id) => taken.has(id))).toBe('le-mau-3');
});
