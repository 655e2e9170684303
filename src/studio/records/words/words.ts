/** What a field is called, and what helps to fill it in: label and help, Vietnamese then English. */
export type FieldWords = readonly [vi: string, en: string, helpVi?: string, helpEn?: string];
export type FieldWordTable = Readonly<Record<string, FieldWords>>;
