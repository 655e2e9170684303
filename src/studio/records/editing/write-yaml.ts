import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { isMapping, isSame, type Mapping } from './same.ts';

const PRINTED = { lineWidth: 0 } as const;

/**
 * A YAML mapping with other values, its comments and order kept. Only the text of those of its keys that
 * changed is written anew; every other byte stays. `order` says where a key that is new goes.
 */
export function writeYaml(text: string, value: Mapping, order: readonly string[] = []): string {
  const document = parseDocument(text, { keepSourceTokens: false });
  const root = document.contents;
  if (text.trim() === '' || root === null) return print(value);
  if (!isMap(root) || document.errors.length > 0) {
    throw new Error('only a YAML mapping without faults can be written into');
  }
  const before = (document.toJS() ?? {}) as Mapping;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(value)])];
  const changed = keys.filter((key) => !isSame(before[key], value[key]));
  if (changed.length === 0) return text;
  if (root.flow) {
    for (const key of changed) setValue(document, [key], before[key], value[key]);
    return document.toString(PRINTED);
  }
  const places = placesOf(text, root);
  let written = text;
  // From the end, so that the places of what stands before hold.
  for (const { key, start, end } of places.toReversed()) {
    if (!changed.includes(key)) continue;
    setValue(document, [key], before[key], value[key]);
    written = written.slice(0, start) + printPair(root, key) + written.slice(end);
  }
  for (const key of changed.filter((name) => !(name in before))) {
    written = insertKey(written, { key, printed: print({ [key]: value[key] }), order });
  }
  return written;
}

interface KeyPlace {
  key: string;
  start: number;
  end: number;
}

/** Where each key's lines stand: from the key to the last line that is its value's. */
function placesOf(text: string, root: YAMLMap): KeyPlace[] {
  const starts = root.items.map((pair) => ({ key: nameOf(pair), start: startOf(pair) }));
  return starts.map(({ key, start }, index) => {
    const next = starts[index + 1]?.start ?? text.length;
    return { key, start, end: start + lengthOfValue(text.slice(start, next)) };
  });
}

/** Blank lines and comments at the margin after a value belong to what follows. */
function lengthOfValue(lines: string): number {
  const trailing =
    /(?:^|\n)((?:[ \t]*\n|#[^\n]*(?:\n|$)|---[^\n]*(?:\n|$)|\.\.\.[^\n]*(?:\n|$))*)$/.exec(lines);
  return lines.length - (trailing?.[1]?.length ?? 0);
}

function printPair(root: YAMLMap, key: string): string {
  const pair = root.items.find((item) => nameOf(item) === key);
  if (pair === undefined) return '';
  const alone = new Document({});
  const map = alone.contents as unknown as YAMLMap;
  // What stands before the key stays where it is in the text.
  if (isScalar(pair.key)) {
    pair.key.commentBefore = null;
    pair.key.spaceBefore = false;
  }
  map.items = [pair] as YAMLMap['items'];
  return alone.toString(PRINTED);
}

function print(value: Mapping): string {
  return new Document(value).toString(PRINTED);
}

function insertKey(
  text: string,
  { key, printed, order }: { key: string; printed: string; order: readonly string[] },
): string {
  const root = parseDocument(text).contents;
  if (!isMap(root)) return text + printed;
  const places = placesOf(text, root);
  const before = order.slice(0, Math.max(order.indexOf(key), 0));
  const after = places.findLast((place) => before.includes(place.key)) ?? places.at(-1);
  const at = after?.end ?? text.length;
  const head = text.slice(0, at);
  return `${head}${head === '' || head.endsWith('\n') ? '' : '\n'}${printed}${text.slice(at)}`;
}

/** Brings a node from one value to another, touching only what differs. */
function setValue(
  document: Document.Parsed,
  path: readonly (string | number)[],
  from: unknown,
  to: unknown,
): void {
  if (isSame(from, to)) return;
  if (to === undefined) {
    document.deleteIn(path);
    return;
  }
  const node = document.getIn(path, true);
  if (isMapping(from) && isMapping(to) && isCollection(node)) {
    for (const key of Object.keys(from)) setValue(document, [...path, key], from[key], to[key]);
    for (const key of Object.keys(to)) {
      if (!(key in from)) document.setIn([...path, key], document.createNode(to[key]));
    }
    return;
  }
  if (Array.isArray(from) && Array.isArray(to) && isCollection(node) && to.length > 0) {
    setRows(document, path, from, to);
    return;
  }
  if (isScalar(node) && typeof to === typeof from && typeof to !== 'object') {
    node.value = to;
    return;
  }
  document.setIn(path, document.createNode(to));
}

/** Rows that both have at the beginning and at the end stay; those between are changed, added, taken out. */
function setRows(
  document: Document.Parsed,
  path: readonly (string | number)[],
  from: readonly unknown[],
  to: readonly unknown[],
): void {
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && isSame(from[head], to[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(from.at(-1 - tail), to.at(-1 - tail))) tail += 1;
  const common = shorter - head - tail;
  for (let index = head; index < head + common; index += 1) {
    setValue(document, [...path, index], from[index], to[index]);
  }
  const at = head + common;
  const node = document.getIn(path, true);
  if (!isCollection(node)) return;
  const added = to.slice(at, to.length - tail).map((row) => document.createNode(row));
  (node.items as unknown[]).splice(at, from.length - tail - at, ...added);
}

function nameOf(item: unknown): string {
  return isPair(item) && isScalar(item.key) ? String(item.key.value) : '';
}

function startOf({ key }: Pair<unknown, unknown>): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}
