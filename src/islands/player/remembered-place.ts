/** Where one stopped in recordings, in seconds by their ids, on this device only; the latest last. */
const KEY = 'heard-until';
const MOST = 50;

function all(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {};
  } catch {
    return {};
  }
}

/** `null` where nothing is remembered, or storage is refused. */
export function rememberedPlace(id: string): number | null {
  const seconds = all()[id];
  return typeof seconds === 'number' && seconds > 0 ? seconds : null;
}

/** `null` forgets. */
export function rememberPlace(id: string, seconds: number | null): void {
  const { [id]: _, ...others } = all();
  const kept = [...Object.entries(others), ...(seconds === null ? [] : [[id, seconds]])];
  try {
    if (kept.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept.slice(-MOST))));
  } catch {}
}
