import { startPanel } from './search/panel.ts';
import type { PanelSettings } from './search/panel-settings.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search-panel]')) {
  startPanel(form, JSON.parse(form.dataset['searchPanel'] ?? '{}') as PanelSettings);
}
