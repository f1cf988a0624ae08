import type { Validator } from '../../contract/index.ts';
import { defineFamily } from '../family.ts';
import type { Rule } from '../rule.ts';
import { abortListenerLeft } from './abort-listener-left.ts';
import { listOnlyGrows } from './list-only-grows.ts';
import { removedHandlerNeverAdded } from './removed-handler-never-added.ts';
import { timerNeverCleared } from './timer-never-cleared.ts';

/** The rules of the family, in the order of their names. */
export const memoryLeakRules: readonly Rule[] = [abortListenerLeft, listOnlyGrows, removedHandlerNeverAdded, timerNeverCleared];

/** What is acquired and never given back. */
export const memoryLeak: Validator = defineFamily({ id: 'memory-leak', version: '0.1.0', rules: memoryLeakRules });
