import type { SourcedWords } from '#domain/public/facts.ts';
import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';

export interface FactWords {
  text: string;
  lang: string;
}

/** Everything written in the facts of a record that a reader of its page can read; not what is said or seen in media. */
export function factWords(record: PublicRecord): FactWords[] {
  switch (record.type) {
    case 'festival':
      return sourced([
        ...record.facts.programme,
        record.facts.attendance,
        ...record.facts.visitorsMay,
        ...record.facts.visitorsAsked,
      ]);
    case 'custom':
      return sourced([record.facts.lifeCycle, record.facts.season]);
    case 'product':
      return [
        ...sourced(record.facts.steps),
        ...sourced(record.facts.whereToFind),
        ...sourced([...record.facts.visitorsMay, ...record.facts.visitorsAsked]),
        ...byLanguage(record.facts.season?.note),
        ...record.facts.designations.flatMap(({ name }) => byLanguage(name)),
      ];
    case 'person':
    case 'organisation':
      return byLanguage(record.facts.role);
    case 'collection':
      return [record.facts.provenance, record.facts.extent].flatMap(byLanguage);
    case 'source': {
      const { title, author, publisher } = record.facts.citation;
      return [title, author, publisher].flatMap((text) =>
        text === null ? [] : [{ text, lang: UNTOLD }],
      );
    }
    case 'story':
      return record.facts.blocks.flatMap((block) =>
        block.kind === 'prose'
          ? Object.entries(block.blocks).flatMap(([lang, blocks]) =>
              blocks.map(({ text }) => ({ text, lang })),
            )
          : [],
      );
    case 'bulletin':
      return byLanguage(record.facts.script);
    case 'protocol':
      return byLanguage(record.facts.asks);
    case 'media':
      return byLanguage(record.facts.alt);
    case 'listing':
      return record.facts.decision === null ? [] : [{ text: record.facts.decision, lang: UNTOLD }];
    case 'community':
      return sourced(record.facts.approach);
    case 'place':
    case 'occurrence':
    case 'concept':
      return [];
  }
}

/** Words whose language nobody stated (BCP 47). */
const UNTOLD = 'und';

function byLanguage(words: LocalizedString | null | undefined): FactWords[] {
  return Object.entries(words ?? {}).map(([lang, text]) => ({ lang, text }));
}

function sourced(statements: readonly (SourcedWords | null)[]): FactWords[] {
  return statements.flatMap((statement) => byLanguage(statement?.words));
}
