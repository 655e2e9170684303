import { slips } from '#search/static-index/query/slips.ts';
import { registerPart } from './search/parts.ts';

registerPart(({ forgive }) => forgive(slips));
