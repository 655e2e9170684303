import { EVENT_ID, type Event, getScalarValue, load, parseEvents, YAMLException } from 'js-yaml';
import type { Bilingual } from '#domain/archive-error.ts';
import { positionAt } from './read-source.ts';
import { toYamlReason } from './yaml-reasons.ts';

export type FieldPath = readonly (string | number)[];
export type YamlResult =
  | { ok: true; value: unknown }
  | { ok: false; reason: Bilingual; line: number; column: number };

/**
 * Parses one document of YAML 1.2 (core schema: a date stays a string). Anchors and aliases are
 * refused: they can make a small file unfold without end.
 */
export function parseYaml(text: string): YamlResult {
  try {
    return { ok: true, value: load(text, { maxAliases: 0 }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const position = error.mark === undefined ? 0 : error.mark.position;
    return { ok: false, reason: toYamlReason(error.reason), ...positionAt(text, position) };
  }
}

/**
 * Where a field stands: the key for a field of a mapping, the item for a list. The closest parent that
 * is there stands in for a field that is not.
 */
export function locateField(text: string, path: FieldPath): { line: number; column: number } {
  try {
    return positionAt(text, findOffset(text, parseEvents(text, {}), path));
  } catch (error) {
    if (error instanceof YAMLException) return { line: 1, column: 1 };
    throw error;
  }
}

function findOffset(text: string, events: readonly Event[], path: FieldPath): number {
  let at = events.findIndex((event) => event.type !== EVENT_ID.DOCUMENT);
  let offset = startOf(events[at]) ?? 0;
  for (const step of path) {
    const found = stepInto(text, events, at, step);
    if (found === null) break;
    at = found.value;
    offset = found.offset;
  }
  return offset;
}

/** Index of the event of a child's value, and the offset at which the child is written. */
function stepInto(
  text: string,
  events: readonly Event[],
  at: number,
  step: string | number,
): { value: number; offset: number } | null {
  const parent = events[at];
  const isMapping = parent?.type === EVENT_ID.MAPPING;
  if (!isMapping && parent?.type !== EVENT_ID.SEQUENCE) return null;
  let index = 0;
  let child = at + 1;
  while (events[child] !== undefined && events[child]?.type !== EVENT_ID.POP) {
    const event = events[child];
    if (isMapping) {
      const value = skip(events, child);
      if (event?.type === EVENT_ID.SCALAR && getScalarValue(text, event) === String(step)) {
        return { value, offset: event.valueStart };
      }
      child = skip(events, value);
    } else {
      if (index === step) return { value: child, offset: startOf(event) ?? 0 };
      index += 1;
      child = skip(events, child);
    }
  }
  return null;
}

/** Index of the event after the node that begins at `at`. */
function skip(events: readonly Event[], at: number): number {
  let depth = 0;
  for (let index = at; index < events.length; index += 1) {
    const type = events[index]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    else if (type === EVENT_ID.POP) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return events.length;
}

function startOf(event: Event | undefined): number | null {
  if (event === undefined) return null;
  if ('start' in event) return event.start;
  return 'valueStart' in event ? Math.max(event.valueStart, 0) : null;
}
