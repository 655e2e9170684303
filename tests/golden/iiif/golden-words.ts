import { manifestWords } from '#components/share/words-in-languages.ts';

export const GOLDEN_SITE = {
  name: 'Kho thử',
  url: 'https://kho.example/a',
  locales: ['vi', 'en', 'km'],
};
/** As the site says them; Khmer is a draft. */
export const GOLDEN_WORDS = manifestWords(GOLDEN_SITE);
