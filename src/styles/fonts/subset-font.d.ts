declare module 'subset-font' {
  /** Keeps the glyphs that `text` needs, shaping included (https://github.com/papandreou/subset-font). */
  function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'woff2' | 'truetype' },
  ): Promise<Buffer>;
  export = subsetFont;
}
