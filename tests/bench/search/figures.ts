import {
  type AskedSet,
  type GoldenQuery,
  goldenQueries,
  HALVES,
  mean,
  percentile,
  SETS,
  scoreOf,
} from './golden.ts';

/** What one engine answered to one query, and what a browser fetched for it. */
export interface Answer {
  ids: string[];
  /** Bytes as a server that compresses sends them, until results are shown: in a fresh browser; after other queries. */
  firstBytes: number | null;
  nextBytes: number | null;
  /** In a fresh browser, until nothing more comes, where that is later. */
  wholeBytes?: number;
  ms: number;
  /** Of a recording: the second that a result leads to, by id. */
  seconds?: Readonly<Record<string, number>>;
}

/** What the making of an index took. */
export interface Made {
  files: number;
  indexMb: number;
  buildSeconds: number;
  peakRssMb: number;
}

export interface EngineFigures extends Made {
  recallAt10: number;
  mrr: number;
  firstQueryKbP50: number | null;
  firstQueryKbP95: number | null;
  nextQueryKbP50: number | null;
  wholeQueryKbP50: number | null;
  wholeQueryKbP95: number | null;
  queryMsP50: number;
  queryMsP95: number;
  /** Recall at 10 and MRR of what a program made of the records' names (made-queries.ts). */
  madeRecallAt10: number;
  madeMrr: number;
  /** Recall at 10 by half and class. */
  byClass: Record<AskedSet, Record<string, number>>;
  /** Of the queries for words that are spoken: the share led to within ten seconds of them. */
  momentsFound: number;
  /** What is meant and was not among the first ten. */
  missed: { half: AskedSet; query: string; class: string; expect: string[]; got: string[] }[];
}

export type AskedQuery = GoldenQuery & { half: AskedSet };

/** All queries, those of `made` first and the held-out half last. */
export function allQueries(made: readonly GoldenQuery[]): AskedQuery[] {
  return [
    ...made.map((query) => ({ ...query, half: 'made' as const })),
    ...HALVES.flatMap((half) => goldenQueries(half).map((query) => ({ ...query, half }))),
  ];
}

const SECONDS_NEAR = 10;

/** `answers` in the order of `queries`. Quality is that of the held-out half where there is one; bytes and times are of both halves. */
export function summarise(
  made: Made,
  { queries, answers }: { queries: readonly AskedQuery[]; answers: readonly Answer[] },
): EngineFigures {
  const all = queries.map((query, i) => {
    const answer = answers[i] ?? { ids: [], firstBytes: null, nextBytes: null, ms: 0 };
    return { query, answer, score: scoreOf(answer.ids, query) };
  });
  const asked = all.filter(({ query }) => query.half !== 'made');
  const ofMade = all.filter(({ query }) => query.half === 'made');
  const reported = asked.some(({ query }) => query.half === 'held-out') ? 'held-out' : 'tuning';
  const counted = asked.filter(({ query }) => query.half === reported);
  const kilobytes = (of: (answer: Answer) => number | null, part: number): number | null => {
    const known = asked.flatMap(({ answer }) => of(answer) ?? []);
    return known.length === 0 ? null : percentile(known, part) / 1000;
  };
  const times = asked.map(({ answer }) => answer.ms);
  const spoken = counted.filter(({ query }) => query.at !== undefined);
  return {
    ...made,
    recallAt10: mean(counted.map(({ score }) => score.recallAt10)),
    mrr: mean(counted.map(({ score }) => score.mrr)),
    firstQueryKbP50: kilobytes(({ firstBytes }) => firstBytes, 0.5),
    firstQueryKbP95: kilobytes(({ firstBytes }) => firstBytes, 0.95),
    nextQueryKbP50: kilobytes(({ nextBytes }) => nextBytes, 0.5),
    wholeQueryKbP50: kilobytes(({ wholeBytes, firstBytes }) => wholeBytes ?? firstBytes, 0.5),
    wholeQueryKbP95: kilobytes(({ wholeBytes, firstBytes }) => wholeBytes ?? firstBytes, 0.95),
    queryMsP50: percentile(times, 0.5),
    queryMsP95: percentile(times, 0.95),
    madeRecallAt10: mean(ofMade.map(({ score }) => score.recallAt10)),
    madeMrr: mean(ofMade.map(({ score }) => score.mrr)),
    byClass: Object.fromEntries(
      SETS.map((half) => {
        const own = all.filter(({ query }) => query.half === half);
        const classes = Map.groupBy(own, ({ query }) => query.class);
        const recalls = [...classes].map(([name, each]) => [
          name,
          mean(each.map(({ score }) => score.recallAt10)),
        ]);
        return [half, Object.fromEntries(recalls)];
      }),
    ) as EngineFigures['byClass'],
    momentsFound: mean(
      spoken.map(({ query: { at }, answer }) => {
        const led = answer.seconds?.[at?.id ?? ''] ?? Number.NaN;
        return Number(Math.abs(led - (at?.seconds ?? 0)) <= SECONDS_NEAR);
      }),
    ),
    missed: asked.flatMap(({ query, answer, score }) =>
      score.recallAt10 === 1
        ? []
        : [
            {
              half: query.half,
              query: query.query,
              class: query.class,
              expect: query.expect,
              got: answer.ids.slice(0, 5),
            },
          ],
    ),
  };
}
