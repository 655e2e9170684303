import { LICENCES } from '#domain/public/vocabulary.ts';
import { CHANGE_FIELDS } from './changes.ts';
import type { DatasetFile } from './dataset-files.ts';
import type { Field } from './table.ts';

/** A file as it was written. */
export interface WrittenFile {
  path: string;
  /** Hex. */
  sha256: string;
  bytes: number;
}

export interface DatasetVersion {
  /** Of the archive; its addresses without a trailing slash. */
  archive: { name: string; siteUrl: string };
  /** Name of the package, lower-case letters, digits and hyphens; the same for every version. */
  name: string;
  /** The time of the latest change in it, RFC 3339. */
  version: string;
  /** RFC 3339, in UTC. */
  created: string;
  /** Licences that its records have. */
  licences: readonly string[];
  files: readonly DatasetFile[];
  /** Of the files and of `data/changes.csv`. */
  written: readonly WrittenFile[];
}

/**
 * `datapackage.json` (Data Package 2.0, https://datapackage.org/standard/data-package/). Names of version 1 that tools
 * still go by (`profile`, `role`) stand beside those of version 2, and no field type is newer than version 1.
 */
export function toDataPackage(given: DatasetVersion): object {
  const { archive, written } = given;
  const byPath = new Map(written.map((file) => [file.path, file]));
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    profile: 'data-package',
    name: given.name,
    id: `${archive.siteUrl}/dataset/`,
    title: `${archive.name}: bộ dữ liệu mở · open dataset`,
    description:
      'Bản ghi về văn hóa các dân tộc Việt Nam mà người giữ quyền cho dùng lại. Mỗi dòng có giấy phép và tình trạng xem xét riêng; xem README.md.\n\nRecords of the cultures of Vietnam’s peoples that those who hold the rights let be used again. Every row has its own licence and review state; see README.md.',
    homepage: `${archive.siteUrl}/`,
    version: given.version,
    created: given.created,
    keywords: ['Việt Nam', 'dân tộc', 'di sản văn hóa phi vật thể', 'intangible cultural heritage'],
    licenses: given.licences.map((licence) => ({
      name: licence,
      ...(LICENCES[licence] === undefined ? {} : { path: LICENCES[licence] }),
    })),
    sources: [{ title: archive.name, path: `${archive.siteUrl}/` }],
    contributors: [
      {
        title: archive.name,
        path: `${archive.siteUrl}/`,
        role: 'publisher',
        roles: ['publisher', 'dataCurator'],
      },
    ],
    resources: [
      ...given.files.map((file) =>
        file.table === null
          ? jsonResource(file.path, byPath.get(file.path))
          : tableResource({ ...file.table, path: file.path }, byPath.get(file.path)),
      ),
      tableResource(CHANGES, byPath.get(CHANGES.path)),
    ],
  };
}

const CHANGES = {
  name: 'changes',
  path: 'data/changes.csv',
  vi: 'Thay đổi gần nhất của mỗi bản ghi',
  en: 'The latest change of each record',
  fields: CHANGE_FIELDS as readonly Field[],
  primaryKey: ['id'] as readonly string[],
  records: [] as readonly string[],
};

function tableResource(table: typeof CHANGES, written: WrittenFile | undefined): object {
  return {
    name: table.name,
    path: table.path,
    type: 'table',
    profile: 'tabular-data-resource',
    title: `${table.vi} · ${table.en}`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...checksum(written),
    dialect: {
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: {
      fields: table.fields.map(({ name, type, vi, en, constraints }) => ({
        name,
        type,
        ...(type === 'string' || type === 'object' ? {} : { format: 'default' }),
        title: vi,
        description: `${vi} / ${en}`,
        ...(constraints === undefined ? {} : { constraints }),
      })),
      missingValues: [''],
      ...(table.primaryKey.length === 0 ? {} : { primaryKey: table.primaryKey }),
      ...(table.records.length === 0
        ? {}
        : {
            foreignKeys: table.records.map((field) => ({
              fields: [field],
              reference: { resource: 'records', fields: ['id'] },
            })),
          }),
    },
  };
}

function jsonResource(path: string, written: WrittenFile | undefined): object {
  const folder = path.replace(/^data\/|\.jsonl$/g, '');
  return {
    name: `${folder}-json`,
    path,
    title: `${folder}: bản ghi đầy đủ, mỗi dòng một JSON · whole records, one JSON a line`,
    format: 'jsonl',
    mediatype: 'application/jsonl',
    encoding: 'utf-8',
    ...checksum(written),
  };
}

function checksum(written: WrittenFile | undefined): object {
  return written === undefined ? {} : { hash: `sha256:${written.sha256}`, bytes: written.bytes };
}
