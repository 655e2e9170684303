import { edmValidator, oaiPmhValidator } from '#conformance/validators/oai-pmh.ts';

const checks = Promise.all(
  [oaiPmhValidator, edmValidator].map((validator) => validator.open(() => null)),
);

/** What is wrong with an answer by the schemas of OAI-PMH, oai_dc and EDM; one that none of them knows is wrong. */
export async function validateOaiPmh(text: string): Promise<string[]> {
  const file = { path: 'oai/answer.xml', text };
  const found = await Promise.all((await checks).map((check) => check([file])));
  const documents = found.flat().reduce((sum, each) => sum + each.documents, 0);
  if (documents === 0) return ['no document of OAI-PMH'];
  return found.flat().flatMap(({ problems }) => problems.map(({ message }) => message));
}
