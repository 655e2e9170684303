/** `oai:bansac.example:kate` (https://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm). */
export function toOaiIdentifier(namespace: string, id: string): string {
  return `oai:${namespace}:${id}`;
}

/** The id in an identifier of this namespace; `null` in any other. */
export function idOf(namespace: string, identifier: string): string | null {
  const start = `oai:${namespace}:`;
  return identifier.startsWith(start) ? identifier.slice(start.length) : null;
}

/** The namespace of a site: its host, which must have a dot to be one (2.1 there). */
export function namespaceOf(siteUrl: string): string {
  const { hostname } = new URL(siteUrl);
  return /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/i.test(hostname) ? hostname : 'localhost.invalid';
}
