import type { Lang } from '../language.ts';
import { formatSpan } from './figures.ts';
import { recipeWords } from './recipe-words.ts';

export interface BoardLine {
  mediaId: string;
  recipe: string;
  /** 0–1 */
  share: number;
  secondsLeft: number | null;
}

export interface Board {
  underWay: readonly BoardLine[];
  done: number;
  total: number;
  secondsLeft: number | null;
}

const LONGEST_ID = 28;
const SHORTEST_ID = 8;
/** Of the recipe's words, where there is room for an id as well. */
const WORDS = 12;

/** One line for each asset under way and one for all, each at most `columns` wide. */
export function boardLines(
  board: Board,
  { columns, lang }: { columns: number; lang: Lang },
): string[] {
  const room = columns - 1;
  const reserved = Math.max(0, ...board.underWay.map((line) => figures(line, lang).length)) + 1;
  const longest = Math.max(0, ...board.underWay.map(({ mediaId }) => mediaId.length));
  const free = room - reserved - (room > 2 * WORDS + reserved ? WORDS : 0);
  const idWidth = Math.min(longest, LONGEST_ID, Math.max(SHORTEST_ID, free));
  return [
    ...board.underWay.map((line) => assetLine(line, { room, idWidth, lang })),
    totalLine(board, lang).slice(0, room),
  ];
}

function assetLine(
  line: BoardLine,
  { room, idWidth, lang }: { room: number; idWidth: number; lang: Lang },
): string {
  const id = shortened(line.mediaId, idWidth).padEnd(idWidth);
  const fixed = `${id} ${figures(line, lang)}`;
  const space = room - fixed.length - 2;
  const words = recipeWords(line.recipe, lang);
  const shown = words.length <= space ? words : `${words.slice(0, space - 1)}…`;
  return space >= 6 ? `${fixed}  ${shown}` : fixed.slice(0, room);
}

function figures({ share, secondsLeft }: BoardLine, lang: Lang): string {
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  return secondsLeft === null ? percent : `${percent}  ${leftWords(secondsLeft, lang)}`;
}

/** How far all of it is. */
export function totalLine({ underWay, done, total, secondsLeft }: Board, lang: Lang): string {
  const counts =
    lang === 'vi'
      ? `${done}/${total} xong, ${underWay.length} đang làm`
      : `${done}/${total} done, ${underWay.length} under way`;
  return secondsLeft === null ? counts : `${counts}, ${leftWords(secondsLeft, lang)}`;
}

function leftWords(seconds: number, lang: Lang): string {
  return lang === 'vi' ? `còn ~${formatSpan(seconds, lang)}` : `~${formatSpan(seconds, lang)} left`;
}

/** Ids tell themselves apart at both ends. */
function shortened(text: string, width: number): string {
  if (text.length <= width) return text;
  if (width <= 3) return text.slice(0, width);
  const tail = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - tail)}…${text.slice(text.length - tail)}`;
}
