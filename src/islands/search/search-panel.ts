import type { SearchProvider, SearchRequest, SearchResponse } from '#search/search-provider.ts';
import type { Asked } from './address.ts';
import type { PanelSettings } from './panel-settings.ts';
import type { OpenedProvider } from './provider.ts';

/** What was asked last, and what came of it. */
export interface Answer {
  request: SearchRequest;
  response: SearchResponse;
}

/** What the parts of the search page share. */
export interface SearchPanel {
  readonly settings: PanelSettings;
  readonly provider: SearchProvider;
  /** See OpenedProvider. */
  readonly upgrade: OpenedProvider['upgrade'];
  readonly give: OpenedProvider['give'];
  /** Says, or no longer says, that the search is simpler than it might be. */
  simpler(isSo: boolean): void;
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  asked(): Asked;
  /** Changes what is asked, and asks it. */
  ask(change: Partial<Asked>): void;
  /** Called after each answer, and now with the last one; `null`: nothing is asked. */
  whenAnswered(listener: (answer: Answer | null) => void): void;
  /** What was pressed is gone with the answer: the focus goes to what was found. */
  showFound(): void;
  /** Words for those who hear the page, spoken with what was found once the keys rest. */
  say(words: string): void;
  /** The element of the page that has this `data-search-…`. */
  part<Found extends HTMLElement>(name: string): Found | null;
}
