import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { contract } from '../contracts.ts';
import { checkAgainstSchema } from '../json/json-schema.ts';
import { packageVersion } from '../package-version.ts';
import { type Problem, problem, type ReadBeside, type Validator } from '../validator.ts';

interface DataResource {
  name?: string;
  path?: string | string[];
  bytes?: number;
  hash?: string;
  format?: string;
  schema?: { fields?: { name?: string }[] };
}

/** https://datapackage.org: the descriptor by its published profile, and the files that it describes. */
export const dataPackageValidator: Validator = {
  id: 'data-package',
  name: 'Ajv, profile of datapackage.org',
  version: packageVersion('ajv'),
  standard: 'Data Package 2.0',
  takes: (path) => /(^|\/)datapackage\.json$/.test(path),
  async open(read) {
    const profile = JSON.parse(contract('data-package/datapackage-2.0.json')) as object;
    const check = await checkAgainstSchema(profile);
    return async (files) => {
      const checked = await check(files);
      return checked.map(({ documents, problems }, position) => {
        const file = files[position];
        if (file === undefined || problems.length > 0) return { documents, problems };
        const { resources } = JSON.parse(file.text) as { resources: DataResource[] };
        const found = resources.flatMap((resource) => resourceProblems(resource, file.path, read));
        return { documents, problems: found };
      });
    };
  },
};

function resourceProblems(
  { name = '', path, bytes, hash, format, schema }: DataResource,
  descriptor: string,
  read: ReadBeside,
): Problem[] {
  const paths = [path ?? []].flat().filter((part) => !/^https?:/.test(part));
  const parts = paths.map((part) => read(posix.join(posix.dirname(descriptor), part)));
  const lost = paths.filter((_, position) => parts[position] === null);
  if (lost.length > 0) return [problem(`${name}: ${lost.join(', ')} is not there`)];
  const whole = Buffer.concat(parts.filter((part) => part !== null));
  const problems: Problem[] = [];
  if (paths.length > 0 && bytes !== undefined && bytes !== whole.length) {
    problems.push(problem(`${name}: ${whole.length} bytes, not ${bytes}`));
  }
  if (paths.length > 0 && hash !== undefined) {
    const [algorithm, expected] = hash.includes(':') ? hash.split(':') : ['md5', hash];
    const found = createHash(algorithm ?? '')
      .update(whole)
      .digest('hex');
    if (found !== expected) problems.push(problem(`${name}: ${algorithm} is ${found}`));
  }
  const fields = schema?.fields?.map((field) => field.name);
  if (fields !== undefined && format === 'csv' && parts[0]) {
    const header =
      parts[0]
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/, 1)[0] ?? '';
    const columns = header.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
    if (columns.join(',') !== fields.join(',')) {
      problems.push(problem(`${name}: columns ${columns.join(',')}, not ${fields.join(',')}`));
    }
  }
  return problems;
}
