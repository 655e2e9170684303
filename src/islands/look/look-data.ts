/** What LookLink.astro tells the script of a picture, as JSON in `data-look`. */
export interface LookData {
  id: string;
  title: string;
  lang: string;
  /** In words, for those who do not see it. */
  alt: string;
  altLang: string;
  /** Who made it, whose it is, under which licence. */
  credit: string;
  /** From this page to the picture's own; a region of it is named there. */
  page: string;
  /** Of the whole picture, in pixels: the units of a region. */
  widthPx: number;
  heightPx: number;
  /** From this page to the largest file of all of it. */
  largest: string;
  /** From this page to the folder of its IIIF tiles; `null` where the largest file shows all there is. */
  tiles: { folder: string; tilePx: number } | null;
}

/** The part of the page that looks close, told where its dialog, its picture and the region asked for are. */
export type StartLooking = (asked: {
  dialog: HTMLDialogElement;
  link: HTMLAnchorElement;
  /** Of the address, where it names one: `?xywh=10,20,300,200`. */
  search: string;
}) => void;

/** Pictures of this page, that open at a tap. */
export const LOOK_LINKS = 'a[data-look]';
/** Links to pictures of other pages, that may be put beside one of this. */
export const OTHER_LINKS = 'a[data-look-other]';

/** Reads the JSON of either kind of link. */
export function lookDataOf({ dataset }: HTMLElement): LookData {
  return JSON.parse(dataset['look'] ?? dataset['lookOther'] ?? '') as LookData;
}
