/**
 * What people also write for the same words, each way round, folded. Other names of a record are in the
 * record; here are only common abbreviations.
 */
const ALSO_WRITTEN: readonly (readonly string[])[] = [
  ['tp', 'thanh pho'],
  ['tphcm', 'thanh pho ho chi minh'],
  ['dtts', 'dan toc thieu so'],
  ['ubnd', 'uy ban nhan dan'],
];

export const SYNONYMS: Record<string, string[]> = Object.fromEntries(
  ALSO_WRITTEN.flatMap((forms) =>
    forms.map((form) => [form, forms.filter((other) => other !== form)]),
  ),
);
