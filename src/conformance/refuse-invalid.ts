import { ArchiveError } from '#domain/archive-error.ts';
import type { Failure, Validated } from './validate-release.ts';

const FILES_LISTED = 8;
const PROBLEMS_LISTED = 3;

/** Throws ArchiveError `conformance-failed` when a file breaks its standard: such a release is never put into use. */
export function refuseInvalid({ failures, report }: Pick<Validated, 'failures' | 'report'>): void {
  if (failures.length === 0) return;
  const validatorOf = new Map(
    report.validators.map(({ id, name, version, standard }) => [
      id,
      `${standard}, ${name} ${version}`,
    ]),
  );
  const lines = failures.slice(0, FILES_LISTED).map((failure) => line(failure, validatorOf));
  const list = lines.join('\n');
  const more = failures.length - lines.length;
  throw new ArchiveError({
    name: 'conformance-failed',
    what: {
      vi: `${failures.length} tệp của bản phát hành không đúng chuẩn:\n${list}${more > 0 ? `\n  và ${more} tệp nữa` : ''}\n`,
      en: `${failures.length} files of the release break their standard:\n${list}${more > 0 ? `\n  and ${more} more` : ''}\n`,
    },
    hint: {
      vi: 'Trang web cũ vẫn còn nguyên. Sửa bản ghi mà tệp này kể lại, hoặc nơi làm ra tệp (src/exports, src/pages), rồi dựng lại.',
      en: 'The old site stands untouched. Mend the record that the file tells of, or what makes the file (src/exports, src/pages), and build again.',
    },
  });
}

function line(
  { validator, path, problems }: Failure,
  names: ReadonlyMap<Failure['validator'], string>,
): string {
  const first = problems
    .slice(0, PROBLEMS_LISTED)
    .map(({ line: at, message }) => `    ${at === null ? '' : `${at}: `}${message}`);
  return [`  ${path} (${names.get(validator) ?? validator})`, ...first].join('\n');
}
