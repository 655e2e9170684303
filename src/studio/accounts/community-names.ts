import type { Holdings } from '../holdings/open-holdings.ts';
import type { RecordSubject } from '../policy/subject.ts';

/** A community of the archive, to be chosen from. */
export interface CommunityName {
  id: string;
  name: string;
  /** Not every community may be known to every officer. */
  subject: RecordSubject;
}

/** The archive's communities in the order of their names; read again when the holdings are. */
export function communityNames(
  holdings: Pick<Holdings, 'list' | 'subjectOf' | 'catalogue'>,
): () => readonly CommunityName[] {
  let readFrom: unknown = null;
  let names: { id: string; name: string }[] = [];
  const order = new Intl.Collator('vi');
  return () => {
    if (holdings.catalogue() !== readFrom) {
      readFrom = holdings.catalogue();
      names = holdings
        .list('community')
        .map(({ id, texts }) => ({
          id,
          name: (texts.find(({ lang }) => lang === 'vi') ?? texts[0])?.title ?? id,
        }))
        .sort((a, b) => order.compare(a.name, b.name));
    }
    return names.flatMap((community) => {
      const subject = holdings.subjectOf(community.id);
      return subject === null ? [] : [{ ...community, subject }];
    });
  };
}
