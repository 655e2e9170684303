import { contract } from '../contracts.ts';
import { type Problem, problem } from '../validator.ts';
import { isLiteralOf } from './literals.ts';

interface VocabularyFile {
  types: Record<string, string[]>;
  properties: Record<string, [domains: string[], ranges: string[]]>;
}

const PREFIX = 'https://schema.org/';

/** A node of expanded JSON-LD. */
type Node = Readonly<Record<string, unknown>>;

export interface Vocabulary {
  /** What a node and those inside it say that schema.org does not know. */
  problemsOf: (node: object) => Problem[];
}

/** The vocabulary of schema.org: which types there are, which properties they have and what those hold. */
export function openVocabulary(): Vocabulary {
  const { types, properties } = JSON.parse(
    contract('schema-org/vocabulary.json'),
  ) as VocabularyFile;
  const above = new Map<string, Set<string>>();
  /** The type and all that it is a kind of. */
  const kindsOf = (type: string): Set<string> => {
    const known = above.get(type);
    if (known !== undefined) return known;
    const kinds = new Set([type]);
    above.set(type, kinds);
    for (const parent of types[type] ?? []) for (const kind of kindsOf(parent)) kinds.add(kind);
    return kinds;
  };

  const problemsOf = (node: Node): Problem[] => {
    const found: Problem[] = [];
    const own = listOf(node['@type']).map(toName);
    for (const type of own) {
      if (types[type] === undefined) found.push(problem(`"${type}" is no type of schema.org`));
    }
    const kinds = new Set(own.flatMap((type) => [...kindsOf(type)]));
    for (const [key, values] of Object.entries(node)) {
      if (key.startsWith('@')) continue;
      const name = toName(key);
      const property = properties[name];
      if (property === undefined) {
        found.push(problem(`"${name}" is no property of schema.org`));
        continue;
      }
      const [domains, ranges] = property;
      if (own.length > 0 && !domains.some((domain) => kinds.has(domain))) {
        found.push(problem(`"${name}" is no property of ${own.join(', ')}`));
      }
      for (const value of listOf(values)) {
        found.push(...valueProblems(name, ranges, value as Node));
      }
    }
    return found;
  };

  const valueProblems = (name: string, ranges: readonly string[], value: Node): Problem[] => {
    if ('@list' in value) {
      return listOf(value['@list']).flatMap((item) => valueProblems(name, ranges, item as Node));
    }
    if ('@value' in value) {
      const literal = value['@value'];
      return isLiteralOf(literal, ranges)
        ? []
        : [problem(`"${name}" is ${ranges.join(' or ')}, not ${JSON.stringify(literal)}`)];
    }
    const given = listOf(value['@type']).map(toName);
    const kinds = given.flatMap((type) => [...kindsOf(type)]);
    const fits = given.length === 0 || ranges.some((range) => kinds.includes(range));
    return [
      ...(fits ? [] : [problem(`"${name}" is ${ranges.join(' or ')}, not ${given.join(', ')}`)]),
      ...problemsOf(value),
    ];
  };

  return { problemsOf: (node) => problemsOf(node as Node) };
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function toName(address: unknown): string {
  const text = String(address);
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
}
