const KEY = 'ban-sac-searches';
const MOST = 8;
const LONGEST = 80;

/** Searches made on this device, the latest first; nothing is kept where storage is refused. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((text) => typeof text === 'string').slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string): void {
  const typed = text.trim();
  if (typed === '' || typed.length > LONGEST) return;
  const others = recentSearches().filter((other) => other !== typed);
  try {
    localStorage.setItem(KEY, JSON.stringify([typed, ...others].slice(0, MOST)));
  } catch {
    // Private windows and some file: pages keep nothing.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then nothing was kept either.
  }
}
