import type { Bilingual } from '#domain/archive-error.ts';
import type { ScreenContext } from './route.ts';

export interface ScreenOf<Data> extends Omit<ScreenContext, 'data'> {
  data: Data;
  /** The words in the person's language. */
  say(words: Bilingual): string;
}

/** What a page of the studio was given, with the type of its data, which its route answers for. */
export function screenOf<Data>(locals: App.Locals): ScreenOf<Data> {
  const { studio } = locals;
  if (studio === undefined) throw new Error('a page of the studio is rendered by the studio only');
  return { ...studio, data: studio.data as Data, say: (words) => words[studio.lang] };
}
