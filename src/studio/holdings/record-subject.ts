import { parse } from 'yaml';
import { type Access, AccessSchema } from '#domain/access.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { Draft } from '../drafts/draft.ts';

/** Of a record, what rules depend on. */
export interface Standing {
  type: RecordType;
  communities: readonly string[];
  access: Access | null;
}

/**
 * As published. A community is its own, a protocol its owner's, an occurrence without communities its
 * festival's.
 */
export function standingOf(
  record: ArchiveRecord,
  get: (id: string) => ArchiveRecord | null,
): Standing {
  const { type, access = null } = record;
  return { type, access, communities: custodyOf(record, get) };
}

function custodyOf(
  record: ArchiveRecord,
  get: (id: string) => ArchiveRecord | null,
): readonly string[] {
  if (record.type === 'community') return [record.id];
  if (record.type === 'protocol') return [record.owner];
  if (record.type === 'occurrence' && record.communities.length === 0) {
    return get(record.of)?.communities ?? [];
  }
  return record.communities;
}

/** As drafted, of a record that was never published: as much as can be read of its record.yaml. */
export function standingOfDraft(
  { recordId, type, files }: Draft,
  get: (id: string) => ArchiveRecord | null,
): Standing {
  const facts = readFacts(files['record.yaml'] ?? '');
  const access = AccessSchema.safeParse(facts['access']);
  const named = toIds(facts['communities']);
  const communities =
    type === 'community'
      ? [recordId]
      : type === 'protocol'
        ? toIds([facts['owner']])
        : type === 'occurrence' && named.length === 0
          ? (get(String(facts['of']))?.communities ?? [])
          : named;
  return { type, communities, access: access.success ? access.data : null };
}

function readFacts(yaml: string): Readonly<Record<string, unknown>> {
  try {
    const facts: unknown = parse(yaml, { maxAliasCount: 0 });
    return typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : {};
  } catch {
    // A draft may be faulty; who reads it is told so by its form.
    return {};
  }
}

function toIds(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
