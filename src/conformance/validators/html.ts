import { createHash } from 'node:crypto';
import type { ConfigData } from 'html-validate';
import { packageVersion } from '../package-version.ts';
import { oneByOne, oneDocument, problem, type Validator } from '../validator.ts';

/** 16 ms a page: of each kind of page in each language, so many. */
const OF_EACH_KIND = 2;

/** What html-validate holds a page to. */
export const HTML_RULES: ConfigData = {
  extends: ['html-validate:recommended'],
  rules: {
    // The compiler of the pages writes void elements without a slash and attributes as it likes.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // Titles are as long as names are.
    'long-title': 'off',
    // Custom properties carry what differs from page to page.
    'no-inline-style': 'off',
  },
};

/**
 * html-validate, over some pages of each kind. Which ones follows from their addresses alone, so that every
 * build of the same archive looks at the same ones.
 */
export const htmlValidator: Validator = {
  id: 'html',
  name: 'html-validate',
  version: packageVersion('html-validate'),
  standard: 'HTML (WHATWG), WCAG 2.2',
  takes: (path) => path.endsWith('.html'),
  choose(paths) {
    const kinds = new Map<string, string[]>();
    for (const path of paths) {
      const kind = kindOf(path);
      kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
    }
    return [...kinds.values()].flatMap((same) => same.sort(byLot).slice(0, OF_EACH_KIND)).sort();
  },
  async open() {
    const { HtmlValidate, StaticConfigLoader } = await import('html-validate');
    const validator = new HtmlValidate(new StaticConfigLoader([], HTML_RULES));
    return oneByOne(async ({ text }) => {
      const { results } = await validator.validateString(text);
      const messages = results.flatMap(({ messages: found }) => found);
      return oneDocument(
        messages.map(({ ruleId, line, message }) => problem(`${ruleId}: ${message}`, line)),
      );
    });
  },
};

/** Pages shown by one template: names and numbers in the path are left out, folders that name a kind stay. */
function kindOf(path: string): string {
  const [first = '', second = '', third = '', ...deeper] = path.split('/');
  const named = first === 'id' ? '*' : second;
  const rest = third === 'index.html' || third === '' ? third : '*';
  return [first, named, rest, ...deeper].join('/').replaceAll(/\d+/g, '0');
}

function byLot(a: string, b: string): number {
  const [left, right] = [lot(a), lot(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function lot(path: string): string {
  return createHash('sha256').update(path).digest('hex');
}
