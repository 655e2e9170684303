import { createRequire } from 'node:module';
import { packageVersion } from '../package-version.ts';
import { oneByOne, oneDocument, problem, type Validator } from '../validator.ts';

/** https://www.w3.org/TR/webvtt1/, by the parser of its editors. */
export const webVttValidator: Validator = {
  id: 'webvtt',
  name: 'webvtt-parser',
  version: packageVersion('webvtt-parser'),
  standard: 'WebVTT',
  takes: (path) => path.endsWith('.vtt'),
  async open() {
    // Node cannot tell what this module exports, and would give nothing by name.
    const require = createRequire(import.meta.url);
    const { WebVTTParser } = require('webvtt-parser') as typeof import('webvtt-parser');
    const parser = new WebVTTParser();
    return oneByOne(({ text, path }) => {
      // Tracks of pictures and chapters hold no markup of captions.
      const { errors } = parser.parse(text, path.includes('chapters') ? 'chapters' : undefined);
      return oneDocument(errors.map(({ message, line }) => problem(message, line)));
    });
  },
};
