import { registerPart } from './search/parts.ts';
import { startMap } from './search/results-map.ts';

registerPart(startMap);
