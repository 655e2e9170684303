import { packageVersion } from '../package-version.ts';
import { oneByOne, oneDocument, type Problem, problem, type Validator } from '../validator.ts';

/** parse5 over every page: what the parsing algorithm of the HTML standard calls a parse error. */
export const htmlSyntaxValidator: Validator = {
  id: 'html-syntax',
  name: 'parse5',
  version: packageVersion('parse5'),
  standard: 'HTML syntax (WHATWG, 13.2)',
  takes: (path) => path.endsWith('.html'),
  async open() {
    const { parse } = await import('parse5');
    return oneByOne(({ text }) => {
      const problems: Problem[] = [];
      parse(text, {
        sourceCodeLocationInfo: false,
        onParseError: ({ code, startLine }) => problems.push(problem(code, startLine)),
      });
      return oneDocument(problems);
    });
  },
};
