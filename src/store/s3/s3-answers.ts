/**
 * What S3 says, as far as the store asks: lists and errors. The keys of the store hold no character that
 * XML escapes, so that plain text is all there is to read.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */

/** The text of the first element of that name, or `null`. */
export function textOf(xml: string, element: string): string | null {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1] ?? null;
}

export interface ListedObject {
  key: string;
  sizeBytes: number;
}

/** The objects of an answer to ListObjectsV2, in the order of their keys, and whether more follow. */
export function parseList(xml: string): { objects: ListedObject[]; isCutOff: boolean } {
  const objects: ListedObject[] = [];
  for (const [, contents = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const key = textOf(contents, 'Key');
    const sizeBytes = Number(textOf(contents, 'Size'));
    if (key !== null) objects.push({ key, sizeBytes });
  }
  return { objects, isCutOff: textOf(xml, 'IsTruncated') === 'true' };
}

export interface S3Error {
  code: string;
  message: string;
}

/** The error an answer tells of, or `null`. S3 may tell of one in an answer that began with 200. */
export function parseError(xml: string): S3Error | null {
  const [, error] = /<Error>(.*?)<\/Error>/s.exec(xml) ?? [];
  if (error === undefined) return null;
  return { code: textOf(error, 'Code') ?? '', message: textOf(error, 'Message') ?? '' };
}
