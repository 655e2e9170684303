/** Gets the payload of a file of the index by its path from the site's root; rejects when it cannot. */
export type LoadPayload = (path: string) => Promise<string>;

/** The bytes of a payload: base64 of gzip. */
export async function unpack(payload: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(payload), (byte) => byte.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A payload that holds JSON. The shape is the build's promise (format.ts). */
export async function unpackJson<T>(payload: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unpack(payload))) as T;
}
