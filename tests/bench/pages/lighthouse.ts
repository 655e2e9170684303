import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const LIGHTHOUSE_PACKAGES = { lighthouse: '13.5.0' };

/** 0 to 100. */
export interface Scores {
  accessibility: number;
  bestPractices: number;
  seo: number;
}

interface LighthouseModule {
  default(
    url: string,
    flags: { port: number; onlyCategories: string[]; logLevel: string },
  ): Promise<
    | {
        lhr: {
          categories: Record<
            string,
            { score: number | null; auditRefs: { id: string; weight: number }[] }
          >;
          audits: Record<string, { score: number | null; title: string }>;
        };
      }
    | undefined
  >;
}

/**
 * Lighthouse as installed in `folder`, on a page in the browser that listens on `port`: its scores, and
 * the titles of what failed. Rejects when it gives none.
 */
export async function lighthouseOf(
  url: string,
  { folder, port }: { folder: string; port: number },
): Promise<{ scores: Scores; failed: string[] }> {
  const program = pathToFileURL(join(folder, 'node_modules/lighthouse/core/index.js'));
  const { default: lighthouse } = (await import(program.href)) as LighthouseModule;
  const found = await lighthouse(url, {
    port,
    onlyCategories: ['accessibility', 'best-practices', 'seo'],
    logLevel: 'error',
  });
  if (found === undefined) throw new Error(`Lighthouse said nothing of ${url}`);
  const { categories, audits } = found.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]),
  );
  return {
    scores: {
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
    },
    failed: counted.flatMap((audit) =>
      audit !== undefined && audit.score !== null && audit.score < 1 ? [audit.title] : [],
    ),
  };
}
