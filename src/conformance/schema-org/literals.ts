/** https://schema.org/DataType: what a plain value must look like to be one of these. */
const LOOKS: Record<string, (value: unknown) => boolean> = {
  Text: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  Date: (value) => typeof value === 'string' && /^-?\d{4}(-\d{2}(-\d{2})?)?$/.test(value),
  DateTime: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(value),
  Time: (value) =>
    typeof value === 'string' && /^\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/.test(value),
  Boolean: (value) => typeof value === 'boolean',
  Number: (value) => typeof value === 'number',
  Integer: (value) => Number.isInteger(value),
  Duration: (value) =>
    typeof value === 'string' &&
    /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(value),
};
/** Types whose values are written as plain text. */
const WRITTEN = new Set([
  'CssSelectorType',
  'PronounceableText',
  'XPathType',
  'Quantity',
  'Distance',
  'Mass',
  'Energy',
]);

/** May a plain value stand where one of these types is expected? The address of a thing stands for it. */
export function isLiteralOf(value: unknown, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    const looks = LOOKS[range];
    if (looks !== undefined) return looks(value);
    if (typeof value !== 'string')
      return range === 'QuantitativeValue' && typeof value === 'number';
    return WRITTEN.has(range) || /^https?:\/\//.test(value);
  });
}
