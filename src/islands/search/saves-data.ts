/** Somebody pays for every byte, or waits for it: nothing is fetched that the search did not need. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string };
  };
  return connection?.saveData === true || /(^|-)2g$/.test(connection?.effectiveType ?? '');
}
