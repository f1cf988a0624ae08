import type { Hit } from './fact.ts';
import type { Value } from './ir.ts';
import { partsOf } from './text-shape.ts';

/** What loads a module by its name or file. */
const LOADS: ReadonlySet<string> = new Set(['import.Argument[0]', 'require.Argument[0]', 'createRequire.ReturnValue.Argument[0]', 'require.main.require.Argument[0]', 'process.mainModule.require.Argument[0]']);

/** True for a sink that loads a module. */
export function loadsModule([, sink]: Hit['row']): boolean {
  return LOADS.has(sink);
}

/** `require(path.join(folder, 'package.json'))`: what is loaded is data, and nothing of it is run. `import` takes programs as addresses (`data:`), whatever they end in. */
export function loadsData([, path]: Hit['row'], sink: Value): boolean {
  if (path.startsWith('import.')) return false;
  const end = sink.op === 'call' && sink.args[0] !== undefined ? endOf(sink.args[0].value) : undefined;
  return typeof end === 'string' && end.endsWith('.json');
}

function endOf(value: Value): unknown {
  if (value.op === 'constant') return value.value;
  if (value.op === 'call' && value.callee.op === 'load' && (value.callee.key === 'join' || value.callee.key === 'resolve')) {
    const last = value.args.at(-1);
    return last === undefined || last.spread ? undefined : endOf(last.value);
  }
  const last = value.op === 'template' || (value.op === 'binary' && value.operator === '+') ? partsOf(value).at(-1) : undefined;
  return typeof last === 'object' ? endOf(last) : last;
}
