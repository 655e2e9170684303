import { startCombobox } from './search/combobox.ts';
import { startFilters } from './search/filters.ts';
import { startHelp } from './search/no-results.ts';
import { registerPart } from './search/parts.ts';

registerPart((panel) => {
  startCombobox(panel);
  startFilters(panel);
  startHelp(panel);
});
