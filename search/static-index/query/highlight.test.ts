import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight, understoodAs } from './highlight.ts';

const marked = (text: string, query: string) =>
  highlight(text, query)
    .map((stretch) => (stretch.matched ? `[${stretch.text}]` : stretch.text))
    .join('');

describe('highlighting', () => {
  test.each([
    ['Lễ hội Katê', 'le hoi kate', '[Lễ] [hội] [Katê]'],
    ['Lễ hội Katê', 'kat', 'Lễ hội [Katê]'],
    ['Lễ hội Katê'.normalize('NFD'), 'katê', `Lễ hội [Katê]`.normalize('NFD')],
    ['Lễ hội Ok Om Bok', 'okom', 'Lễ hội [Ok Om] Bok'],
    ['អកអំបុក និង', 'អំបុក', 'អក[អំបុក] និង'],
    ['Palm-leaf book', 'palm leaf books', '[Palm]-[leaf] [book]'],
    ['Rượu cần', '(((((', 'Rượu cần'],
  ])('%s for %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test('the stretches joined are the text, whatever is typed', () => {
    const anything = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(anything, anything, (text, query) => {
        expect(
          highlight(text, query)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('what was understood', () => {
  test.each([
    ['Lễ hội Katê', 'le hoi kate', 'Lễ hội Katê'],
    ['Lễ hội Katê', 'kate', 'Katê'],
    ['Lễ hội Katê', 'katê', null],
    ['Ê Đê', 'ede', 'Ê Đê'],
    ['Lễ hội Katê', 'kate chăm', null],
    ['Lễ cơm mới, mừng lúa mới', 'lúa mới', null],
    ['Nếp mới, lúa mới', 'lua moi', 'lúa mới'],
    ['Nếp mới, lúa mới', 'moi nep', 'Nếp mới'],
    ['ꨌꩌꨛꨩ', 'ꨌꩌ', null],
  ])('%s for %s is %s', (text, query, expected) => {
    expect(understoodAs(text, query)).toBe(expected);
  });
});
