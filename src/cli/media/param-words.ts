import type { Bilingual } from '#domain/archive-error.ts';
import type { Lang } from '../language.ts';
import { formatClock, formatNumber } from './figures.ts';

/** Names of what a plan decides, as the field calls them. One that is not here is shown by its own name. */
const NAMES: Readonly<Record<string, Bilingual>> = {
  aboveNoiseDb: { vi: 'trên tiếng nền', en: 'above the noise' },
  apartSeconds: { vi: 'cách nhau ít nhất', en: 'apart at least' },
  assumedColour: { vi: 'coi màu là', en: 'colour taken to be' },
  atSeconds: { vi: 'tại', en: 'at' },
  belowLoudDb: { vi: 'dưới mức to', en: 'below what is loud' },
  channels: { vi: 'số kênh', en: 'channels' },
  chunks: { vi: 'các đoạn', en: 'pieces' },
  codec: { vi: 'chuẩn nén', en: 'codec' },
  columns: { vi: 'số cột', en: 'columns' },
  credit: { vi: 'quyền ghi trong ảnh', en: 'rights written in' },
  crops: { vi: 'ảnh cắt', en: 'crops' },
  cuts: { vi: 'tìm chỗ chuyển cảnh', en: 'scene cuts' },
  decodeWidthPx: { vi: 'bề ngang khi giải mã', en: 'decoded at a width of' },
  deinterlace: { vi: 'khử xen kẽ dòng', en: 'de-interlaced' },
  effort: { vi: 'mức công', en: 'effort' },
  encoding: { vi: 'cách nén', en: 'encoding' },
  endSeconds: { vi: 'đến', en: 'to' },
  floorDb: { vi: 'sàn', en: 'floor' },
  focus: { vi: 'điểm chính', en: 'focus point' },
  formats: { vi: 'dạng', en: 'formats' },
  framesPerSecond: { vi: 'hình mỗi giây', en: 'frames a second' },
  framesPerSecondAtMost: { vi: 'hình mỗi giây nhiều nhất', en: 'frames a second at most' },
  hdr: { vi: 'hạ từ HDR', en: 'tone-mapped from HDR' },
  index: { vi: 'rãnh', en: 'track' },
  interlaced: { vi: 'hình xen kẽ dòng', en: 'interlaced' },
  intervalsSeconds: { vi: 'khoảng cách có thể', en: 'possible intervals' },
  isProgressive: { vi: 'thành một tệp', en: 'as one file' },
  isStreamed: { vi: 'vào HLS', en: 'in HLS' },
  jpegQuality: { vi: 'chất lượng JPEG', en: 'JPEG quality' },
  kbps: { vi: 'tốc độ', en: 'at' },
  lang: { vi: 'ngôn ngữ', en: 'language' },
  leastBelowLoudDb: { vi: 'ít nhất dưới mức to', en: 'at least below what is loud' },
  leastStep: { vi: 'bước nhỏ nhất', en: 'least step' },
  longSidePx: { vi: 'cạnh dài', en: 'long side' },
  lookahead: { vi: 'số khung nhìn trước', en: 'frames looked ahead' },
  isTimedBySamples: { vi: 'tính giờ theo mẫu âm', en: 'timed by its samples' },
  loudness: { vi: 'độ to', en: 'loudness' },
  maxGainDb: { vi: 'tăng nhiều nhất', en: 'gain at most' },
  maxPictures: { vi: 'số hình nhiều nhất', en: 'pictures at most' },
  maxPixels: { vi: 'số cột nhiều nhất', en: 'columns at most' },
  maxrateKbps: { vi: 'nhiều nhất', en: 'at most' },
  mixedDown: { vi: 'gộp các rãnh', en: 'tracks mixed' },
  name: { vi: 'tên', en: 'name' },
  peakCount: { vi: 'số đỉnh sóng', en: 'peaks' },
  peakRateHz: { vi: 'đo đỉnh ở', en: 'peaks measured at' },
  preset: { vi: 'mức cẩn thận', en: 'preset' },
  profile: { vi: 'hồ sơ nén', en: 'profile' },
  quality: { vi: 'chất lượng', en: 'quality' },
  rows: { vi: 'số hàng', en: 'rows' },
  rungs: { vi: 'các bậc', en: 'rungs' },
  sampleRateHz: { vi: 'lấy mẫu', en: 'sampled at' },
  shortestSeconds: { vi: 'ngắn nhất', en: 'shortest' },
  silence: { vi: 'tìm khoảng lặng', en: 'silence' },
  size: { vi: 'cỡ', en: 'size' },
  sizes: { vi: 'các cỡ', en: 'sizes' },
  sound: { vi: 'tiếng', en: 'sound' },
  startSeconds: { vi: 'từ', en: 'from' },
  storyboard: { vi: 'hình dọc theo phim', en: 'pictures along the film' },
  targetLufs: { vi: 'đích', en: 'target' },
  ceilingDb: { vi: 'đỉnh không quá', en: 'peaks below' },
  thumbnail: { vi: 'ảnh nhỏ', en: 'thumbnail' },
  tilePx: { vi: 'cạnh mảnh', en: 'side of a tile' },
  timesAround: { vi: 'gấp mức chung quanh', en: 'times what is around' },
  track: { vi: 'rãnh', en: 'track' },
  tracks: { vi: 'các rãnh', en: 'tracks' },
  treatment: { vi: 'xử lý hình', en: 'treatment' },
};

/** Counted from 0 by the tools, from 1 by people. */
const COUNTED: readonly string[] = ['track', 'index'];

const UNITS: readonly [RegExp, string][] = [
  [/kbps$/i, ' kbit/s'],
  [/Px$/, ' px'],
  [/Hz$/, ' Hz'],
  [/Lufs$/, ' LUFS'],
  [/Db$/, ' dB'],
  [/Pt$/, ' pt'],
  [/Bytes$/, ' B'],
  [/Ms$/, ' ms'],
];

export interface ParamLine {
  text: string;
  /** 0, or 1 for one of several things of the line before. */
  depth: 0 | 1;
}

/** Said with the file itself, or with the step before. */
const SAID_ABOVE: readonly string[] = ['durationSeconds', 'format', 'set'];

/** What was decided, a line for each thing, and one for each of several: `mp4-480 854×480, at most 900 kbit/s`. */
export function paramLines(params: object, lang: Lang): ParamLine[] {
  return Object.entries(params)
    .filter(([name, value]) => isTold(value) && !SAID_ABOVE.includes(name))
    .flatMap(([name, value]): ParamLine[] => {
      const words = nameOf(name, lang);
      if (Array.isArray(value) && value.length > 1 && value.every(hasSeveralFields)) {
        const each = value.map((item) => ({ text: objectOf(item, lang), depth: 1 }) as const);
        return [{ text: `${words}:`, depth: 0 }, ...each];
      }
      return [{ text: `${words}: ${valueWords(name, value, lang)}`, depth: 0 }];
    });
}

/** What is not asked for is not said. */
function isTold(value: unknown): boolean {
  if (value === null || value === false) return false;
  return typeof value !== 'object' || Object.values(value ?? {}).some(isTold);
}

function hasSeveralFields(item: unknown): item is object {
  if (typeof item !== 'object' || item === null) return false;
  const { widthPx: _, heightPx: __, ...others } = item as Record<string, unknown>;
  return Object.values(others).filter(isTold).length > 0;
}

function nameOf(name: string, lang: Lang): string {
  const words = NAMES[name]?.[lang];
  if (words !== undefined) return words;
  const bare = name.replace(/(?:Kbps|Px|Hz|Lufs|Db|Pt|Bytes|Seconds|Ms)$/, '');
  return bare.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function valueWords(name: string, value: unknown, lang: Lang): string {
  if (value === true) return lang === 'vi' ? 'có' : 'yes';
  if (typeof value === 'number') return numberOf(name, value, lang);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item !== 'object' || item === null);
    return value.map((item) => valueWords(name, item, lang)).join(isPlain ? ', ' : '; ');
  }
  return typeof value === 'object' && value !== null ? objectOf(value, lang) : '';
}

function numberOf(name: string, value: number, lang: Lang): string {
  if (COUNTED.includes(name)) return String(value + 1);
  if (/[sS]econds$/.test(name)) {
    return value >= 60 ? formatClock(value) : `${formatNumber(value, lang, 2)} s`;
  }
  const unit = UNITS.find(([ending]) => ending.test(name))?.[1] ?? '';
  return `${formatNumber(value, lang, 3)}${unit}`;
}

/** A size is one word, a label needs no name; the rest is name and value. */
function objectOf(value: object, lang: Lang): string {
  const fields = new Map<string, unknown>(Object.entries(value));
  const take = (name: string) => {
    const taken = fields.get(name);
    fields.delete(name);
    return taken;
  };
  const [label, widthPx, heightPx] = [take('label'), take('widthPx'), take('heightPx')];
  const size = widthPx !== undefined && heightPx !== undefined ? `${widthPx}×${heightPx}` : '';
  const head = [typeof label === 'string' ? label : '', size].filter((word) => word !== '');
  const told = [...fields].filter(([, field]) => isTold(field));
  const rest = told.map(([name, field]) => {
    if (field === true) return nameOf(name, lang);
    const shown = valueWords(name, field, lang);
    return typeof field === 'object' && field !== null && !Array.isArray(field)
      ? `${nameOf(name, lang)} (${shown})`
      : `${nameOf(name, lang)} ${shown}`;
  });
  return [head.join(' '), ...rest].filter((part) => part !== '').join(', ');
}
