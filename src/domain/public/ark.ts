import { sha256Hex } from './sha-256.ts';

/** Under which names an archive gives ARKs. */
export interface ArkSettings {
  /**
   * Name Assigning Authority Number, assigned by the ARK Alliance. `99999` is the one shared by all for tests: its
   * ARKs are not meant for long-term reference.
   */
  naan: string;
  /** The archive's own part of that number's names: consonants, then one digit (`bs1`). */
  shoulder: string;
}

/** The shared NAAN for tests (draft-kunze-ark, Table 2). */
export const TEST_NAAN = '99999';
/** What an archive has that says nothing else. */
export const TEST_ARK: ArkSettings = { naan: TEST_NAAN, shoulder: 'bs1' };

/** Digits and consonants but l: no word comes of them (draft-kunze-ark, §2.3; NOID, §4.2). */
const BETANUMERIC = '0123456789bcdfghjkmnpqrstvwxz';
/** 29^11 is more than 2^53. */
const BLADE_LENGTH = 11;

/** Whether NAAN and shoulder are of the form that the ARK scheme asks for. */
export function isArkSettings({ naan, shoulder }: ArkSettings): boolean {
  return (
    /^[0-9bcdfghjkmnpqrstvwxz]{1,16}$/.test(naan) && /^[bcdfghjkmnpqrstvwxz]+\d$/.test(shoulder)
  );
}

/**
 * The part of a record's name that is its own: the first 13 hex digits of the SHA-256 of its id, as a number to the
 * base 29, in 11 characters. An id never changes, so neither does this, and it says nothing that could one day be wrong
 * or hurt. Hyphens mean nothing in an ARK, so that the id itself cannot be the name: `a-b` and `ab` would be one.
 *
 * 52 bits: of 50,000 records two have the same blade with a chance of 3 in 10 million. Whoever hands out ARKs must look.
 */
export function arkBlade(id: string): string {
  let rest = Number.parseInt(sha256Hex(id).slice(0, 13), 16);
  let blade = '';
  for (let place = 0; place < BLADE_LENGTH; place += 1) {
    blade = BETANUMERIC.charAt(rest % 29) + blade;
    rest = Math.floor(rest / 29);
  }
  return blade;
}

/**
 * The name of a record in ARKs: shoulder, blade, check character. The last is NOID's, over NAAN and name; it finds any
 * one wrong character and any two that changed places.
 */
export function arkName(blade: string, { naan, shoulder }: ArkSettings): string {
  const name = `${shoulder}${blade}`;
  return `${name}${noidCheckCharacter(`${naan}/${name}`)}`;
}

/** The blade in a name that these settings give out; `null` for any other name. */
export function bladeOf(name: string, settings: ArkSettings): string | null {
  const blade = name.slice(settings.shoulder.length, -1);
  return blade.length === BLADE_LENGTH && arkName(blade, settings) === name ? blade : null;
}

/** `ark:99999/bs1…`: the form without a slash, which new ARKs have (draft-kunze-ark, §2.2). */
export function toArk(id: string, settings: ArkSettings): string {
  return `ark:${settings.naan}/${arkName(arkBlade(id), settings)}`;
}

/**
 * Where the ARK of a blade is answered, as a path from the site's root: `ark/99999/bs1…/`. Not `ark:…`, for there are file
 * systems that know no colon in a name; a server may rewrite the one to the other (`arkToRoute`).
 */
export function arkRoute(blade: string, settings: ArkSettings): string {
  return `ark/${settings.naan}/${arkName(blade, settings)}/`;
}

/**
 * The path that answers to an ARK as people write it (`ark:/99999/bs1-…`, with hyphens and in capitals too), from
 * draft-kunze-ark, §2.8; `null` where it is none. What follows the name (`/`, `.`, `?`) is not ours and is left out.
 */
export function arkToRoute(written: string): string | null {
  const plain = written.replace(/[-\u2010-\u2015\s]/gu, '').toLowerCase();
  const [, naan, name] = /ark:\/?([0-9b-z]{1,16})\/+([0-9b-z]+)/u.exec(plain) ?? [];
  return naan === undefined || name === undefined ? null : `ark/${naan}/${name}/`;
}

/** NOID's check digit algorithm: each character's value times its place, modulo 29; others than betanumeric are 0. */
export function noidCheckCharacter(nameWithNaan: string): string {
  let sum = 0;
  for (let at = 0; at < nameWithNaan.length; at += 1) {
    sum += Math.max(0, BETANUMERIC.indexOf(nameWithNaan.charAt(at))) * (at + 1);
  }
  return BETANUMERIC.charAt(sum % 29);
}
