import type { Step } from './model.ts';

const keep = (from: string, to: string): Step => ({ from, to, clears: 0 });
const passed = keep('Receiver', 'ReturnValue');
/** More parameters than this are not told apart. */
const MAX_SPREAD = 5;

/** Methods that the promises of older libraries have beside `then` and `catch` (bluebird, q, when, jQuery), by names that mean nothing else. */
export const PROMISE_METHODS: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  ['spread', Array.from({ length: MAX_SPREAD }, (_, index) => keep(`Receiver.#${index}`, `Argument[0].Parameter[${index}]`))],
  ['tap', [passed, keep('Receiver', 'Argument[0].Parameter[0]')]],
  ['done', [passed, keep('Receiver', 'Argument[0].Parameter[0]')]],
  ['asCallback', [passed, keep('Receiver', 'Argument[0].Parameter[1]')]],
  ['nodeify', [passed, keep('Receiver', 'Argument[0].Parameter[1]')]],
  ...['fail', 'fin', 'otherwise', 'ensure', 'delay', 'timeout', 'bind', 'tapCatch', 'caught', 'lastly', 'disposer'].map((name) => [name, [passed]] as const),
];
