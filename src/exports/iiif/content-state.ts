/** A part of a canvas: pixels of it, or seconds from its beginning (https://www.w3.org/TR/media-frags/). */
export type CanvasPart =
  | { x: number; y: number; width: number; height: number }
  | { startSeconds: number; endSeconds: number | null };

/** What a viewer is to show: a manifest, or one canvas of it, whole or in part. */
export type ShownState = { manifest: string } & (
  | { canvas?: never; part?: never }
  | { canvas: string; part?: CanvasPart }
);

/**
 * The content state of what is to be shown, in its short form: the target alone, without the annotation around it
 * (https://iiif.io/api/content-state/1.0/#2-content-state).
 */
export function toContentState({ manifest, canvas, part }: ShownState): object {
  const whole = { id: manifest, type: 'Manifest' };
  if (canvas === undefined) return whole;
  const id = part === undefined ? canvas : `${canvas}#${fragmentOf(part)}`;
  return { id, type: 'Canvas', partOf: [whole] };
}

function fragmentOf(part: CanvasPart): string {
  if ('startSeconds' in part) {
    const { startSeconds, endSeconds } = part;
    return `t=${startSeconds}${endSeconds === null ? '' : `,${endSeconds}`}`;
  }
  const { x, y, width, height } = part;
  return `xywh=${x},${y},${width},${height}`;
}

/**
 * A content state as the value of `iiif-content`: percent-encoded, then base64url without padding, which needs no
 * further escaping (https://iiif.io/api/content-state/1.0/#6-content-state-encoding).
 */
export function encodeContentState(state: object): string {
  return Buffer.from(encodeURIComponent(JSON.stringify(state)), 'ascii').toString('base64url');
}

/** The opposite. Throws where the value is no content state. */
export function decodeContentState(value: string): object {
  const json: unknown = JSON.parse(
    decodeURIComponent(Buffer.from(value, 'base64url').toString('ascii')),
  );
  if (typeof json !== 'object' || json === null)
    throw new TypeError('no content state: not an object');
  return json;
}

/**
 * The manifest's address with the state as `iiif-content`: to be followed, it is the manifest; dragged onto a
 * viewer, it opens there (https://iiif.io/api/content-state/1.0/#32-protocol).
 */
export function contentStateLink(state: ShownState): string {
  return `${state.manifest}?iiif-content=${encodeContentState(toContentState(state))}`;
}
