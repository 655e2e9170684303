/** A message by its key within a namespace: `chrome.search`; a list of paragraphs is one. */
export type Leaves = ReadonlyMap<string, string>;

/** The messages of a namespace, flat. Empty ones, as in a skeleton, are left out. */
export function messageLeaves(messages: object | undefined): Leaves {
  const leaves = new Map<string, string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (value !== '') leaves.set(key, value);
    } else if (Array.isArray(value)) {
      if (value.length > 0) leaves.set(key, value.join('\n'));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, key === '' ? name : `${key}.${name}`);
      }
    }
  };
  visit(messages, '');
  return leaves;
}

/** Names of the variables of a message, each once, sorted: `{{number}}` → `number`. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
}
