import { firstNumber, TAG, type TiffDirectory } from './tiff-directory.ts';

export interface TiffPage {
  /** Among the directories of the file, from 0: what libvips calls the page. */
  index: number;
  widthPx: number;
  heightPx: number;
}

/** Bits of NewSubfileType: a smaller copy of another page, and a mask. */
const NOT_A_PAGE = 0b101;
/** Those that turn by 90°. */
const LYING = new Set([5, 6, 7, 8]);

/** The pages of a TIFF file, as displayed: not the smaller copies that scanners and viewers put beside them. */
export function tiffPages(directories: readonly TiffDirectory[]): TiffPage[] {
  return directories.flatMap((directory, index) => {
    const [width, height] = [TAG.width, TAG.height].map((tag) => firstNumber(directory, tag) ?? 0);
    if (!width || !height) return [];
    if (((firstNumber(directory, TAG.subfileType) ?? 0) & NOT_A_PAGE) !== 0) return [];
    return LYING.has(firstNumber(directory, TAG.orientation) ?? 1)
      ? [{ index, widthPx: height, heightPx: width }]
      : [{ index, widthPx: width, heightPx: height }];
  });
}
