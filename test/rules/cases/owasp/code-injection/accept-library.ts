import vm from 'node:vm';

/** Whoever calls it hands over a function, not its text. */
export function later(done: () => void): void {
  setImmediate(done);
  setTimeout(done, 10);
}

/** To run programs in a place of their own is what it is for. */
export function runIn(sandbox: vm.Context, text: string): unknown {
  return vm.runInContext(text, sandbox);
}
