import { localPath } from './local-path.ts';
import { readForm } from './read-form.ts';
import type { StudioRoute } from './route.ts';
import { writeLanguage } from './said.ts';

export const languageRoutes: readonly StudioRoute[] = [
  {
    method: 'POST',
    path: '/studio/language/',
    open: 'who signs in should read how',
    async answer({ request }) {
      const form = await readForm(request);
      const lang = form.get('lang') === 'en' ? 'en' : 'vi';
      return {
        to: localPath(form.get('to')),
        headers: [['Set-Cookie', writeLanguage(lang)] as const],
      };
    },
  },
];
