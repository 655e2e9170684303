/**
 * What people also write for the same thing, each way round. Names of records are in the records; here are
 * only words of any text.
 */
const ALSO_WRITTEN: readonly (readonly string[])[] = [
  ['tp', 'thanh pho'],
  ['tphcm', 'thanh pho ho chi minh'],
  ['di san phi vat the', 'dsvhpvt'],
  ['ich', 'intangible cultural heritage'],
];

export const SYNONYMS: Record<string, string[]> = Object.fromEntries(
  ALSO_WRITTEN.flatMap((forms) =>
    forms.map((form) => [form, forms.filter((other) => other !== form)]),
  ),
);
