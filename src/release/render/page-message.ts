import type { InputKey } from '#public-records/reader.ts';
import type { WrittenPage } from './render-pages.ts';

/** Pages of one batch as they cross from a thread: each input named once, for pages share most of them. */
export interface PageMessage {
  inputs: InputKey[];
  pages: (Omit<WrittenPage, 'inputs'> & { inputs: Uint32Array })[];
}

export function packPages(pages: readonly WrittenPage[]): PageMessage {
  const numbers = new Map<InputKey, number>();
  const numberOf = (input: InputKey): number => {
    const known = numbers.get(input) ?? numbers.size;
    if (known === numbers.size) numbers.set(input, known);
    return known;
  };
  const packed = pages.map((page) => ({
    ...page,
    inputs: Uint32Array.from(page.inputs, numberOf),
  }));
  return { inputs: [...numbers.keys()], pages: packed };
}

export function unpackPages({ inputs, pages }: PageMessage): WrittenPage[] {
  return pages.map((page) => ({
    ...page,
    inputs: Array.from(page.inputs, (number) => inputs[number] ?? ''),
  }));
}
