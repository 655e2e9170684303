import type { Bilingual } from '#domain/archive-error.ts';
import type { Lang } from '../language.ts';
import { formatClock, formatNumber } from './figures.ts';

/** Names of what a plan decides, as the field calls them. One that is not here is shown by its own name. */
const NAMES: Readonly<Record<string, Bilingual>> = {
  atSeconds: { vi: 'tại', en: 'at' },
  channels: { vi: 'số kênh', en: 'channels' },
  crops: { vi: 'ảnh cắt', en: 'crops' },
  durationSeconds: { vi: 'độ dài', en: 'length' },
  encoding: { vi: 'cách nén', en: 'encoding' },
  focus: { vi: 'điểm chính', en: 'focus point' },
  framesPerSecond: { vi: 'hình mỗi giây', en: 'frames a second' },
  lang: { vi: 'tiếng', en: 'language' },
  loudness: { vi: 'độ to', en: 'loudness' },
  maxrateKbps: { vi: 'nhiều nhất', en: 'at most' },
  preset: { vi: 'mức cẩn thận', en: 'preset' },
  quality: { vi: 'chất lượng', en: 'quality' },
  rungs: { vi: 'các bậc', en: 'rungs' },
  size: { vi: 'cỡ', en: 'size' },
  sizes: { vi: 'các cỡ', en: 'sizes' },
  sound: { vi: 'tiếng', en: 'sound' },
  thumbnail: { vi: 'ảnh nhỏ', en: 'thumbnail' },
  track: { vi: 'rãnh', en: 'track' },
};

const UNITS: readonly [RegExp, string][] = [
  [/Kbps$/, ' kbit/s'],
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

/** Said with the file itself. */
const SAID_ABOVE: readonly string[] = ['durationSeconds', 'format'];

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
  if (name.endsWith('Seconds')) {
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
