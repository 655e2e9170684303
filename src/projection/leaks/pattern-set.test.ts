import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from './folded-characters.ts';
import { createPatternSet, type Edges } from './pattern-set.ts';
import { RUN_LENGTH } from './window-gram.ts';

function found(
  pattern: string,
  text: string,
  edges: Edges = 'words',
  withoutTags = false,
): boolean {
  const patterns = createPatternSet();
  patterns.add(pattern, 7, edges);
  patterns.seal();
  let owner: number | null = null;
  patterns.scan(
    text,
    (match) => {
      owner = match;
    },
    { withoutTags },
  );
  return owner === 7;
}

const LONG = 'Bài khấn nước chỉ người gìn giữ của làng được đọc trước bình minh.';

describe('a long text', () => {
  test('is found by any piece of 24 characters, and by none of 23', () => {
    const folded = foldText(LONG);
    for (let at = 0; at + RUN_LENGTH <= folded.length; at += 1) {
      expect(found(LONG, `xx ${folded.slice(at, at + RUN_LENGTH)} yy`)).toBe(true);
    }
    expect(found(LONG, `xx${folded.slice(3, 3 + RUN_LENGTH - 1)}zz`)).toBe(false);
  });

  test('is found in NFD, in capitals, over line ends and with invisible characters in it', () => {
    expect(found(LONG, LONG.normalize('NFD'))).toBe(true);
    expect(found(LONG, LONG.toUpperCase())).toBe(true);
    expect(found(LONG, LONG.replaceAll(' ', '\n\t '))).toBe(true);
    expect(found(LONG, LONG.replaceAll('a', 'a\u00ad\u200b'))).toBe(true);
  });

  test('in Khmer is found with and without zero-width spaces', () => {
    const khmer = 'ពិធីបុណ្យសម្ងាត់របស់ភូមិត្រូវបានរក្សាទុក';
    expect(found(khmer, khmer.split('').join('\u200b'))).toBe(true);
  });

  test('is found where markup breaks the sentence, once tags are read past', () => {
    const broken = 'Bài khấn <em class="x">nước chỉ</em> người <a href="y">gìn giữ</a> của làng';
    expect(found(LONG, broken)).toBe(false);
    expect(found(LONG, broken, 'words', true)).toBe(true);
  });
});

describe('a short string', () => {
  test('as a token is found whole and not as a part of a longer id', () => {
    expect(found('bai-khan-nuoc', 'href="../bai-khan-nuoc/"', 'token')).toBe(true);
    expect(found('bai-khan-nuoc', '/media/bai-khan-nuoc.jpg', 'token')).toBe(true);
    expect(found('bai-khan-nuoc', '"bai-khan-nuoc-2025"', 'token')).toBe(false);
    expect(found('bai-khan-nuoc', '"ve-bai-khan-nuoc"', 'token')).toBe(false);
    expect(found('bai-khan-nuoc', 'xbai-khan-nuoc', 'token')).toBe(false);
  });

  test('as words is found between words, never inside one, also at either end of the text', () => {
    expect(found('Bà Thí Dụ', 'Bà Thí Dụ')).toBe(true);
    expect(found('Bà Thí Dụ', 'kể bởi bà thí dụ, năm 2025')).toBe(true);
    expect(found('Bà Thí Dụ', 'bà thí dụng')).toBe(false);
  });

  test('as an ordinary word is an id only where an id stands', () => {
    expect(found('chiengkin', '{"id":"chiengkin"}', 'bare-id')).toBe(true);
    expect(found('chiengkin', 'record:chiengkin"', 'bare-id')).toBe(true);
    expect(found('chiengkin', 'nghe chiengkin vang', 'bare-id')).toBe(false);
  });

  test('in a script without spaces is found inside running text', () => {
    expect(found('ភូមិសម្ងាត់', 'នៅភូមិសម្ងាត់មាន')).toBe(true);
  });
});

test('what a public text holds is forgotten, the rest is not', () => {
  const patterns = createPatternSet();
  patterns.add(
    'Lễ được làm trước bình minh bên bờ suối đầu làng, chỉ ba người được biết.',
    1,
    'words',
  );
  patterns.add('Suối Ví Dụ', 2, 'words');
  patterns.seal();
  patterns.forget(
    'Ai cũng biết: lễ được làm trước bình minh bên bờ suối đầu làng. Suối Ví Dụ cạn.',
  );
  const owners = new Set<number>();
  const scan = (text: string) => patterns.scan(text, (owner) => owners.add(owner));
  scan('Lễ được làm trước bình minh bên bờ suối đầu làng. Suối Ví Dụ.');
  expect(owners).toEqual(new Set());
  scan('bờ suối đầu làng, chỉ ba người được biết');
  expect(owners).toEqual(new Set([1]));
});

test('any piece of any long text is found wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 60, maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.nat(),
      (secret, around, from) => {
        const folded = foldText(secret);
        fc.pre(folded.length >= RUN_LENGTH && !folded.includes('<'));
        const at = from % (folded.length - RUN_LENGTH + 1);
        const piece = folded.slice(at, at + RUN_LENGTH);
        // A piece may compose with its neighbour, or lose a space to it: then it is another text.
        const text = `${around}|${piece}|${around}`;
        fc.pre(foldText(text).includes(piece));
        expect(found(secret, text)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
