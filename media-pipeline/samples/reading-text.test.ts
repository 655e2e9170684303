import { describe, expect, test } from 'vitest';
import { cutIntoPieces, readSummary } from './reading-text.ts';

describe('the summary that is read out', () => {
  test('has no citations, links or emphasis', () => {
    const markdown = [
      '---',
      'title: Lễ hội Ok Om Bok',
      'summary: Đêm trăng tròn, người Khmer dâng [cốm dẹp](record:com-dep) và *hoa trái*. [@src-a; @src-b]',
      'status: reviewed',
      '---',
      'Thân bài.',
    ].join('\n');
    expect(readSummary(markdown)).toEqual({
      title: 'Lễ hội Ok Om Bok',
      summary: 'Đêm trăng tròn, người Khmer dâng cốm dẹp và hoa trái.',
    });
  });

  test('is null where a text has none', () => {
    expect(readSummary('---\ntitle: x\nstatus: draft\n---\n')).toBeNull();
    expect(readSummary('no front matter')).toBeNull();
  });
});

describe('cutting where a reader draws breath', () => {
  test('cuts after sentences and semicolons', () => {
    expect(cutIntoPieces('Một câu. Câu hai; vế sau: hết.')).toEqual([
      'Một câu.',
      'Câu hai;',
      'vế sau:',
      'hết.',
    ]);
  });

  test('cuts a long sentence at the comma nearest its middle, and loses nothing', () => {
    const text =
      'Đêm trăng tròn tháng Kadeuk, người Khmer dâng cốm dẹp và hoa trái tạ ơn Mặt Trăng, rồi đút cốm cho trẻ nhỏ và hỏi các em mơ ước gì.';
    const pieces = cutIntoPieces(text);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(84);
    expect(pieces.join(' ')).toBe(text);
  });

  test('leaves dates and decimals whole', () => {
    expect(cutIntoPieces('Ngày 4/11/2025 có 1.200 người.')).toEqual([
      'Ngày 4/11/2025 có 1.200 người.',
    ]);
  });
});
