import { LOCALE_FILES } from './locale-files.ts';

/** Messages per locale and namespace. */
export const MESSAGES: Readonly<Record<string, Readonly<Record<string, object>>>> =
  Object.fromEntries(Object.entries(LOCALE_FILES).map(([tag, { messages }]) => [tag, messages]));
