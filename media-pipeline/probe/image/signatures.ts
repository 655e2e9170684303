/** What the first bytes of a file say it is. */
export type ImageForm = 'plain' | 'tiff' | 'heif' | 'raw' | 'sealed-raw';

/**
 * First bytes, in hex, of the forms that are read. SVG and PDF are programs that may fetch files: never
 * among them.
 */
const SIGNATURES: readonly (readonly [ImageForm, RegExp])[] = [
  ['plain', /^ffd8ff/],
  ['plain', /^89504e470d0a1a0a/],
  ['plain', /^52494646.{8}57454250/],
  ['plain', /^474946383[79]61/],
  // Canon CR2 says so behind the header of TIFF; Olympus ORF and Panasonic RW2 have marks of their own.
  ['raw', /^49492a00.{8}4352/],
  ['raw', /^(?:4949(?:524f|5253|5500)|4d4d4f52)/],
  ['tiff', /^(?:49492a00|4d4d002a)/],
  // Canon CR3, Fujifilm RAF: raws whose inside is built otherwise.
  ['sealed-raw', /^.{8}6674797063727820/],
  ['sealed-raw', /^46554a4946494c4d4343442d524157/],
  // ISO base media with a brand of still pictures: avif, avis, heic, heix, heim, heis, hevc, hevx, mif1, msf1.
  [
    'heif',
    /^.{8}66747970(?:617669[67]|61766973|686569[6378]|6865696d|68656973|686576[6378]|6d696631|6d736631)/,
  ],
];

/** The form of an image file by its first bytes; `null`: none that is read. */
export function imageForm(bytes: Uint8Array): ImageForm | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return SIGNATURES.find(([, signature]) => signature.test(head))?.[0] ?? null;
}
