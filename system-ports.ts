import { randomBytes } from 'node:crypto';
import type { Clock, Random } from './contract/index.ts';

/** The time of the machine. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** The randomness of the machine. */
export const systemRandom: Random = { hex: (bytes) => randomBytes(bytes).toString('hex') };
