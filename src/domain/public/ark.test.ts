import { expect, test } from 'vitest';
import {
  arkBlade,
  arkName,
  arkRoute,
  arkToRoute,
  bladeOf,
  isArkSettings,
  noidCheckCharacter,
  TEST_NAAN,
  toArk,
} from './ark.ts';

const SETTINGS = { naan: TEST_NAAN, shoulder: 'bs1' };

test('the ARK of an id is what it always was', () => {
  expect(toArk('ok-om-bok', SETTINGS)).toMatchInlineSnapshot(`"ark:99999/bs152rmr0wkx6fz"`);
  expect(arkRoute(arkBlade('kate'), SETTINGS)).toMatchInlineSnapshot(
    `"ark/99999/bs11thbv6j89j7f/"`,
  );
});

test('the check character is NOID’s, by the example of its documentation', () => {
  expect(noidCheckCharacter('13030/xf93gt2')).toBe('q');
});

test('one wrong character, or two that changed places, are found', () => {
  const name = arkName(arkBlade('ok-om-bok'), SETTINGS);
  const whole = `99999/${name.slice(0, -1)}`;
  const check = name.at(-1);
  for (let at = 6; at < whole.length; at += 1) {
    const other = whole[at] === '7' ? '8' : '7';
    expect(noidCheckCharacter(whole.slice(0, at) + other + whole.slice(at + 1))).not.toBe(check);
    const [a = '', b = ''] = whole.slice(at, at + 2);
    if (a === b || b === '') continue;
    expect(noidCheckCharacter(whole.slice(0, at) + b + a + whole.slice(at + 2))).not.toBe(check);
  }
});

test('ids that differ by a hyphen alone have different ARKs', () => {
  expect(arkName(arkBlade('ok-om-bok'), SETTINGS)).not.toBe(arkName(arkBlade('okombok'), SETTINGS));
});

test('a name is known by its blade, and another is no name', () => {
  const blade = arkBlade('ok-om-bok');
  const name = arkName(blade, SETTINGS);
  expect(bladeOf(name, SETTINGS)).toBe(blade);
  expect(bladeOf(`${name.slice(0, -1)}${name.endsWith('7') ? '8' : '7'}`, SETTINGS)).toBeNull();
  expect(bladeOf(name, { ...SETTINGS, shoulder: 'bs2' })).toBeNull();
  expect(bladeOf('', SETTINGS)).toBeNull();
});

test('an ARK is understood as people write it', () => {
  const route = arkRoute(arkBlade('ok-om-bok'), SETTINGS);
  const [, naan = '', name = ''] = route.split('/');
  for (const written of [
    `ark:${naan}/${name}`,
    `ark:/${naan}/${name}`,
    `https://kho.example/ark:${naan}/${name}?info`,
    `ARK:${naan}/${name.slice(0, 4)}-${name.slice(4)}`,
    `https://n2t.net/ark:${naan}/${name}/`,
  ]) {
    expect(arkToRoute(written), written).toBe(route);
  }
  expect(arkToRoute('https://kho.example/id/ok-om-bok/')).toBeNull();
});

test('a NAAN and a shoulder have the form the scheme asks for', () => {
  expect(isArkSettings(SETTINGS)).toBe(true);
  expect(isArkSettings({ naan: '99999', shoulder: 'bansac' })).toBe(false);
  expect(isArkSettings({ naan: '9999l', shoulder: 'bs1' })).toBe(false);
});
