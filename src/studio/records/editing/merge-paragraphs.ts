/**
 * Puts together two people's changes of a text, paragraph by paragraph (as diff3 does); `null` where both
 * changed the same one.
 */
export function mergeParagraphs(base: string, mine: string, theirs: string): string | null {
  const from = paragraphsOf(base);
  const ours = paragraphsOf(mine);
  const others = paragraphsOf(theirs);
  const inOurs = matchesOf(from, ours);
  const inOthers = matchesOf(from, others);
  const merged: string[] = [];
  let at = { from: 0, ours: 0, others: 0 };
  for (let index = 0; index <= from.length; index += 1) {
    const isEnd = index === from.length;
    const our = isEnd ? ours.length : inOurs[index];
    const other = isEnd ? others.length : inOthers[index];
    if (our === undefined || other === undefined) continue;
    const chosen = chooseRun(
      from.slice(at.from, index),
      ours.slice(at.ours, our),
      others.slice(at.others, other),
    );
    if (chosen === null) return null;
    merged.push(chosen, isEnd ? '' : (from[index] ?? ''));
    at = { from: index + 1, ours: our + 1, others: other + 1 };
  }
  return merged.join('');
}

/** Neighbouring paragraphs are told apart while their number is the same. */
function chooseRun(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string | null {
  const whole = choose(base.join(''), mine.join(''), theirs.join(''));
  if (whole !== null || mine.length !== base.length || theirs.length !== base.length) return whole;
  const each = base.map((text, index) => choose(text, mine[index] ?? '', theirs[index] ?? ''));
  return each.includes(null) ? null : each.join('');
}

function choose(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : null;
}

/** Each with the blank lines after it, so that they join to the text. */
function paragraphsOf(text: string): string[] {
  return text.match(/[^\n](?:[^\n]|\n(?!\s*\n))*\n*|\n+/g) ?? [];
}

/** For each paragraph of `a`, where it stands in `b` in the longest run of common ones. */
function matchesOf(a: readonly string[], b: readonly string[]): (number | undefined)[] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] =
        a[i] === b[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const matches: (number | undefined)[] = new Array(a.length).fill(undefined);
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      matches[i] = j;
      i += 1;
      j += 1;
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return matches;
}
