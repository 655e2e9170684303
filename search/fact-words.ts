import type { SourcedWords } from '#domain/public/facts.ts';
import type { PublicMediaFacts } from '#domain/public/media.ts';
import type { PublicRecord } from '#domain/public/record.ts';

/** Everything written in the facts of a record that a reader of its page can read. */
export function factWords(record: PublicRecord): string[] {
  switch (record.type) {
    case 'festival':
      return sourced([...record.facts.programme, record.facts.attendance]);
    case 'custom':
      return sourced([record.facts.lifeCycle, record.facts.season]);
    case 'product':
      return [
        ...sourced(record.facts.steps),
        ...Object.values(record.facts.season?.note ?? {}),
        ...record.facts.designations.flatMap(({ name }) => Object.values(name)),
      ];
    case 'person':
    case 'organisation':
      return Object.values(record.facts.role ?? {});
    case 'collection':
      return [record.facts.provenance, record.facts.extent].flatMap((words) =>
        Object.values(words ?? {}),
      );
    case 'source': {
      const { title, author, publisher } = record.facts.citation;
      return [title, author, publisher].filter((words) => words !== null);
    }
    case 'story':
      return record.facts.blocks.flatMap((block) =>
        block.kind === 'prose'
          ? Object.values(block.blocks)
              .flat()
              .map(({ text }) => text)
          : [],
      );
    case 'bulletin':
      return Object.values(record.facts.script ?? {});
    case 'protocol':
      return Object.values(record.facts.asks);
    case 'media':
      return heardAndSeen(record.facts);
    case 'listing':
      return record.facts.decision === null ? [] : [record.facts.decision];
    case 'place':
    case 'community':
    case 'occurrence':
    case 'concept':
      return [];
  }
}

function heardAndSeen({ alt, tracks, pages }: PublicMediaFacts): string[] {
  return [
    ...Object.values(alt),
    ...tracks.flatMap(({ cues }) => cues.map(({ text }) => text)),
    ...(pages ?? []).map(({ text }) => text).filter((text) => text !== ''),
  ];
}

function sourced(statements: readonly (SourcedWords | null)[]): string[] {
  return statements.flatMap((statement) => Object.values(statement?.words ?? {}));
}
