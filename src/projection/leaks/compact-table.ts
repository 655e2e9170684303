/** A map from 64-bit hashes to small whole numbers, 12 bytes a slot. */
export interface CompactTable {
  /** Keeps the first value given for a hash. */
  add(high: number, low: number, value: number): void;
  /** The value of a hash, -1 when it is not there. */
  get(high: number, low: number): number;
  readonly size: number;
}

const FULLEST = 0.6;

/** Open addressing over typed arrays; grows when it is fuller than FULLEST. */
export function createCompactTable(expected: number): CompactTable {
  let capacity = 2 ** Math.max(10, Math.ceil(Math.log2(expected / FULLEST + 1)));
  let highs = new Int32Array(capacity);
  let lows = new Int32Array(capacity);
  /** Value + 1; 0 is an empty slot. */
  let values = new Uint32Array(capacity);
  let size = 0;

  const slotOf = (high: number, low: number): number => {
    let slot = (high ^ (high >>> 15)) & (capacity - 1);
    while (values[slot] !== 0 && (highs[slot] !== high || lows[slot] !== low)) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  };
  const put = (slot: number, high: number, low: number, stored: number): void => {
    highs[slot] = high;
    lows[slot] = low;
    values[slot] = stored;
  };
  const grow = (): void => {
    const old = { highs, lows, values };
    capacity *= 2;
    highs = new Int32Array(capacity);
    lows = new Int32Array(capacity);
    values = new Uint32Array(capacity);
    for (const [slot, stored] of old.values.entries()) {
      if (stored === 0) continue;
      const high = old.highs[slot] ?? 0;
      const low = old.lows[slot] ?? 0;
      put(slotOf(high, low), high, low, stored);
    }
  };

  return {
    add(high, low, value) {
      if (size >= capacity * FULLEST) grow();
      const slot = slotOf(high, low);
      if (values[slot] !== 0) return;
      put(slot, high, low, value + 1);
      size += 1;
    },
    get: (high, low) => (values[slotOf(high, low)] ?? 0) - 1,
    get size() {
      return size;
    },
  };
}
