const NEW_LINE = 10;

/**
 * A stream of `git fast-export` without what stands in some folders; all else byte for byte. Folders end
 * in `/`. https://git-scm.com/docs/git-fast-import
 */
export function withoutFolders(
  stream: Buffer,
  folders: readonly string[],
): { stream: Buffer; taken: number } {
  const kept: Buffer[] = [];
  let taken = 0;
  for (let at = 0; at < stream.length; ) {
    const newLine = stream.indexOf(NEW_LINE, at);
    let end = newLine === -1 ? stream.length : newLine + 1;
    const line = stream.toString('utf8', at, newLine === -1 ? end : newLine);
    // What a commit or a tag says may look like anything; its length is written before it.
    const length = /^data (\d+)$/.exec(line)?.[1];
    if (length !== undefined) end += Number(length);
    const path = /^(?:M \d+ \S+|D) "?(.*)$/.exec(line)?.[1];
    if (path !== undefined && folders.some((folder) => path.startsWith(folder))) taken += 1;
    else kept.push(stream.subarray(at, end));
    at = end;
  }
  return { stream: Buffer.concat(kept), taken };
}
