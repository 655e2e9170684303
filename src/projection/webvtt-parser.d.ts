/** The W3C's validator (https://github.com/w3c/webvtt.js) comes without types; what the tests use of it. */
declare module 'webvtt-parser' {
  export class WebVTTParser {
    parse(input: string, mode?: string): { errors: { message: string; line: number }[] };
  }
}
