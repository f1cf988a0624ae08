import { sourceOf } from '../locate.ts';
import type { Origin } from './fact.ts';
import type { Value } from './ir.ts';
import { kinds } from './kinds.ts';
import type { ModuleFlow } from './module-flow.ts';

/** Texts that are taken apart line by line: somebody else has written them, and what stands in them may become a key. */
export function textsOfLines(flow: ModuleFlow): readonly Origin[] {
  return flow.loadsOf('split').flatMap((load) =>
    load.users.flatMap((call): readonly Origin[] => {
      if (load.op !== 'load' || call.op !== 'call' || call.callee !== load || call.receiver === undefined || call.receiver.op === 'constant' || !isLineEnd(call.args[0]?.value)) return [];
      return [{ value: call.receiver, tier: 'library', what: sourceOf(load.unit, load.base.node), isExact: false, kinds: kinds('key'), path: [], state: 0 }];
    }),
  );
}

/** `'\n'`, `/\r?\n/`, `os.EOL` */
function isLineEnd(separator: Value | undefined): boolean {
  switch (separator?.op) {
    case 'constant':
      return /^\r?\n$/.test(String(separator.value));
    case 'regexp':
      return /\\n/.test(separator.source);
    case 'load':
      return separator.key === 'EOL';
    case 'import':
      return separator.name === 'EOL';
    default:
      return false;
  }
}
