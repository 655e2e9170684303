import type { StartLooking } from './look/look-data.ts';
import { startLooking } from './look/start-looking.ts';

const { banSacLook } = globalThis as unknown as { banSacLook?: (start: StartLooking) => void };
banSacLook?.(startLooking);
