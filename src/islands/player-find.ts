import { findInWords } from './player/find-in-words.ts';
import { registerFinding } from './player/find-part.ts';

registerFinding(findInWords);
