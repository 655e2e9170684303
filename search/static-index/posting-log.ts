/** Postings as they come, whatever term they are of; sorted by term when all are there. */
export interface PostingLog {
  /** `term`: a small whole number; `posting`: below 2^31. */
  add(term: number, posting: number): void;
  /** The postings of every term below `terms`, each list ascending and without repetition. May be asked once. */
  lists(terms: number): (term: number) => Int32Array;
}

const CHUNK = 1 << 20;

/**
 * Sixteen million postings in lists of their own would be as many places in memory to go to one after the
 * other; here they are written in a row, and put in order by counting.
 */
export function postingLog(): PostingLog {
  const chunks: { terms: Int32Array; postings: Int32Array }[] = [];
  let current = { terms: new Int32Array(), postings: new Int32Array() };
  let used = 0;
  let total = 0;

  return {
    add(term, posting) {
      if (used === current.terms.length) {
        current = { terms: new Int32Array(CHUNK), postings: new Int32Array(CHUNK) };
        chunks.push(current);
        used = 0;
      }
      current.terms[used] = term;
      current.postings[used] = posting;
      used += 1;
      total += 1;
    },
    lists(terms) {
      const ends = new Int32Array(terms + 1);
      const filled = (i: number) => (i === chunks.length - 1 ? used : CHUNK);
      for (const [i, chunk] of chunks.entries()) {
        const count = filled(i);
        for (let at = 0; at < count; at += 1) {
          const next = (chunk.terms[at] ?? 0) + 1;
          ends[next] = (ends[next] ?? 0) + 1;
        }
      }
      for (let term = 0; term < terms; term += 1)
        ends[term + 1] = (ends[term + 1] ?? 0) + (ends[term] ?? 0);
      const places = ends.slice();
      const sorted = new Int32Array(total);
      for (const [i, chunk] of chunks.entries()) {
        const count = filled(i);
        for (let at = 0; at < count; at += 1) {
          const term = chunk.terms[at] ?? 0;
          const place = places[term] ?? 0;
          sorted[place] = chunk.postings[at] ?? 0;
          places[term] = place + 1;
        }
        // What is in order needs no second copy in memory.
        chunks[i] = { terms: new Int32Array(), postings: new Int32Array() };
      }
      return (term) => ascending(sorted.subarray(ends[term] ?? 0, ends[term + 1] ?? 0));
    },
  };
}

/** In order and each once; in place, since nearly every list is so already. */
function ascending(list: Int32Array): Int32Array {
  for (let i = 1; i < list.length; i += 1) {
    if ((list[i - 1] ?? 0) > (list[i] ?? 0)) {
      list.sort();
      break;
    }
  }
  let kept = 0;
  for (let i = 0; i < list.length; i += 1) {
    const posting = list[i] ?? 0;
    if (kept > 0 && list[kept - 1] === posting) continue;
    list[kept] = posting;
    kept += 1;
  }
  return list.subarray(0, kept);
}
