import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Dye } from '../weave.ts';
import { FIELDS, SECONDS } from './card-colours.ts';

const tokens = readFileSync(join(import.meta.dirname, '../../styles/site/tokens.css'), 'utf8');
const ruleOf = (selector: string) =>
  new RegExp(`\\n\\.${selector} \\{([^}]*)\\}`).exec(tokens)?.[1] ?? '';
const valueIn = (rule: string, name: string): string | undefined => {
  const value = new RegExp(`${name}: ([^;]+);`).exec(rule)?.[1];
  const variable = /^var\((--[a-z-]+)\)$/.exec(value ?? '')?.[1];
  return variable === undefined ? value : valueIn(tokens, variable);
};

test.each((Object.keys(FIELDS) as Dye[]).filter((dye) => dye !== 'cotton'))(
  'cards have the %s of the pages',
  (dye) => {
    const rule = ruleOf(`dye-${dye}`);
    expect(FIELDS[dye]).toEqual({
      field: valueIn(rule, '--field'),
      ink: valueIn(rule, '--on-field'),
      gap: valueIn(rule, '--gap'),
      weft: valueIn(rule, '--weft'),
      pale: valueIn(rule, '--pale'),
    });
  },
);

test('the second dyes of the warp are those of the pages', () => {
  for (const [second, colour] of Object.entries(SECONDS)) {
    expect(colour, second).toBe(valueIn(ruleOf(`second-${second}`), '--warp'));
  }
});
