import { stringify } from 'yaml';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { RecordDraft } from '#domain/record.ts';
import type { Upload } from '../upload.ts';
import type { Description } from './description.ts';

type Kept = Upload & { kind: MediaKind; mediaType: string; sha256: string; recordId: string };

/** Id of the record of an upload: it goes out into addresses, so no name of a file is in it. */
export function recordIdOf(kind: MediaKind, sha256: string, uploadId: string): string {
  return `${kind}-${sha256.slice(0, 8)}${uploadId.slice(0, 4)}`;
}

/** The files of the draft of a media record, as `docs/guides/add-a-record.md` has them. */
export function draftFiles(upload: Kept, description: Description): Record<string, string> {
  return {
    'record.yaml': stringify(toRecord(upload, description), { lineWidth: 0 }),
    'vi.md': `---\n${stringify({ title: toTitle(upload, description), status: 'draft' })}---\n`,
  };
}

/** Without access where nobody has decided on it: it is not public. */
function toRecord(
  { recordId, kind, mediaType, sha256, sizeBytes, facts }: Kept,
  description: Description,
): RecordDraft {
  const { alt, community, creator, licence, speech, place, level } = description;
  const madeOn = description.madeOn || facts?.madeOn || '';
  const consents = toConsents(description);
  return {
    id: recordId,
    type: 'media',
    kind,
    // Somebody of a community made it, or kept it: it was never compiled from anything.
    review: community === '' ? 'compiled-from-public-sources' : 'community-authored',
    ...(level === '' ? {} : { access: { level } }),
    original: { sha256, sizeBytes, mediaType },
    alt: { vi: alt || NOT_DESCRIBED[kind] },
    ...(community === '' ? {} : { communities: [community] }),
    ...(speech === '' ? {} : { speechLanguages: [speech] }),
    ...(creator === '' ? {} : { creator }),
    ...(madeOn === '' ? {} : { madeOn }),
    ...(place === '' ? {} : { madeAt: place }),
    ...(licence === ''
      ? {}
      : { rights: { licence, ...(creator === '' ? {} : { holder: creator }) } }),
    ...(description.agreement === 'agreed' && description.person !== ''
      ? { people: [description.person] }
      : {}),
    ...(consents.length === 0 ? {} : { consents }),
  };
}

function toConsents({ agreement, person, givenBy, how, givenOn, until, channels }: Description) {
  if (agreement !== 'agreed') return [];
  return [
    {
      person: person === '' ? null : person,
      givenBy,
      how,
      givenOn,
      ...(until === '' ? {} : { until }),
      channels,
    },
  ];
}

function toTitle({ name }: Kept, { title }: Description): string {
  return title === '' ? name.replace(/\.[^.]{1,5}$/, '') || name : title;
}

const NOT_DESCRIBED: Readonly<Record<MediaKind, string>> = {
  image: 'Ảnh chưa có lời tả.',
  audio: 'Bản ghi âm chưa có lời tả.',
  video: 'Phim chưa có lời tả.',
  document: 'Tài liệu chưa có lời tả.',
};
