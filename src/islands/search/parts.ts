import type { PartName } from './panel-settings.ts';
import type { SearchPanel } from './search-panel.ts';

type StartPart = (panel: SearchPanel) => void;

const REGISTER = 'banSacSearchPart';
const globals = globalThis as unknown as Record<string, ((start: StartPart) => void) | undefined>;

/** Fetches parts of the search page when they are first wanted, as classic scripts: file:// has no others. */
export function partsOf(panel: SearchPanel): (name: PartName) => Promise<void> {
  const { root, parts } = panel.settings;
  const started = new Map<PartName, Promise<void>>();
  globals[REGISTER] = (start) => start(panel);
  return (name) => {
    const known = started.get(name);
    if (known !== undefined) return known;
    const starting = new Promise<void>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = root + parts[name];
      script.onload = () => resolve();
      script.onerror = () => {
        script.remove();
        // The network may be back when it is wanted again.
        started.delete(name);
        reject(new Error(`part of the search page not reached: ${name}`));
      };
      document.head.append(script);
    });
    started.set(name, starting);
    return starting;
  };
}

/** Called by the script of a part when it has come. */
export function registerPart(start: StartPart): void {
  globals[REGISTER]?.(start);
}
