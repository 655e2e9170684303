import { extras } from '#search/static-index/query/extras.ts';
import { registerPart } from './search/parts.ts';

registerPart(({ give }) => give(extras));
