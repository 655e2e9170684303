/** Which of three display sizes the names of a plate are set in, after the longest of them in characters. */
export function nameSize(names: readonly string[]): 'short' | 'middling' | 'long' {
  const longest = Math.max(0, ...names.map((name) => name.length));
  if (longest > 46) return 'long';
  return longest > 22 ? 'middling' : 'short';
}
