import type { Channel, RecordType } from '#domain/public/vocabulary.ts';
import type { PublicRecords } from '#public-records/reader.ts';

/** How records are written in one standard. */
export interface Exporter {
  /** Names what it made in the store. */
  name: string;
  /** It is asked for records that may be used in this. */
  channel: Channel;
  /** Those it is asked for, of what may be used in its channel; all, where not said. */
  among?(records: PublicRecords): Iterable<string>;
  /** All types, where not said. */
  types?: readonly RecordType[];
  /**
   * A record as it goes out; `null` for one the standard cannot hold. Everything it says is read through `records`, so
   * that it is made anew when any of that changes, and no clock is asked.
   */
  make(id: string, records: PublicRecords): string | null;
}
