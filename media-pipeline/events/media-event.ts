/**
 * What happened to an original, without a clock: the log adds it. `eventType` is a term of the PREMIS
 * event type vocabulary (https://id.loc.gov/vocabulary/preservation/eventType.html).
 */
export interface MediaEvent {
  eventType: 'metadata extraction' | 'creation' | 'validation' | 'fixity check' | 'deletion';
  /** `image-set@2`: what was done. */
  detail: string;
  outcome: 'success' | 'failure';
  /** Why it failed; `null` when it did not. */
  outcomeNote: string | null;
  /** Program and version: `{ name: 'ffmpeg', version: '5.1.9' }`. */
  agent: { name: string; version: string };
  /** SHA-256 of the original. */
  source: string;
  /** SHA-256 of each file that came of it. */
  outcomes: string[];
}
