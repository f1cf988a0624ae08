import { bare, constantString, propertyName } from '../../../program/index.ts';
import type { AnalysedProgram, Module, Node, NodeOf, ParsedUnit } from '../../../program/index.ts';
import { SINK_NAMES, sinksAt } from '../../knowledge/index.ts';
import type { SinkKind, SinkRow } from '../../knowledge/index.ts';
import { libraryValueOf } from './library-value.ts';

/** A call that does harm with what stands at an access path of an argument. */
export interface SinkCall {
  readonly call: NodeOf<'CallExpression'>;
  readonly unit: ParsedUnit;
  readonly module: Module;
  readonly kind: SinkKind;
  /** The function as people write it: `child_process.exec`. */
  readonly name: string;
  readonly targets: readonly { readonly node: Node; readonly path: readonly string[] }[];
}

const SHELLS = /^(?:.*[\\/])?(?:sh|bash|zsh|dash|ksh|fish|cmd|powershell|pwsh)(?:\.exe)?$/i;
const COMMAND_FLAGS = /^(?:-\w*c|\/c|\/k|-command|-encodedcommand)$/i;

/** The calls of some kinds of sink in a unit. */
export function sinkCalls(unit: ParsedUnit, kinds: ReadonlySet<SinkKind>, at: { readonly module: Module; readonly program: AnalysedProgram }): readonly SinkCall[] {
  return unit.nodes('CallExpression').flatMap((call) => {
    if (!mayBeSink(call)) return [];
    const place = libraryValueOf(call.callee, at);
    if (place === undefined) return [];
    const name = [place.package, ...place.path.filter((step) => !/^(?:Instance|ReturnValue|Awaited)$/.test(step))].join('.');
    return sinksAt(place).flatMap((row) => {
      const targets = kinds.has(row[2]) ? targetsOf(call, row) : [];
      return targets.length === 0 ? [] : [{ call, unit, module: at.module, kind: row[2], name, targets }];
    });
  });
}

/** Spares the resolution of calls whose name no sink has; a plain name may be an alias of one. */
function mayBeSink({ callee, arguments: given }: NodeOf<'CallExpression'>): boolean {
  if (given.length === 0) return false;
  const node = bare(callee);
  return node.type === 'Identifier' || (node.type === 'MemberExpression' && SINK_NAMES.has(propertyName(node) ?? ''));
}

function targetsOf({ arguments: given }: NodeOf<'CallExpression'>, [, , kind, index]: SinkRow): SinkCall['targets'] {
  const first = given[index];
  const list = given[index + 1];
  if (first === undefined || first.type === 'SpreadElement') return [];
  switch (kind) {
    case 'shell-text':
    case 'program':
      return [{ node: first, path: [] }];
    case 'sql-text':
      return [[], ['sql'], ['text']].map((path) => ({ node: first, path }));
    case 'shell-option':
      return given.some(asksForShell) ? [{ node: first, path: [] }, ...elements(list)] : [];
    case 'shell-argument':
      return SHELLS.test(constantString(first) ?? '') ? afterFlag(list) : [];
  }
}

/** `{ shell: true }`, `{ shell: '/bin/sh' }`. */
function asksForShell(options: Node): boolean {
  const node = bare(options);
  if (node.type !== 'ObjectExpression') return false;
  return node.properties.some((each) => {
    if (each.type !== 'Property' || propertyName(each) !== 'shell') return false;
    const value = bare(each.value);
    return value.type === 'Literal' && (value.value === true || (typeof value.value === 'string' && value.value !== ''));
  });
}

function elements(list: Node | undefined): SinkCall['targets'] {
  const node = list === undefined ? undefined : bare(list);
  if (node?.type !== 'ArrayExpression') return [];
  return node.elements.flatMap((each) => (each === null ? [] : [{ node: each, path: each.type === 'SpreadElement' ? ['*'] : [] }]));
}

/** The text that follows `-c`. */
function afterFlag(list: Node | undefined): SinkCall['targets'] {
  const all = elements(list);
  const flag = all.findIndex(({ node }) => COMMAND_FLAGS.test(constantString(node) ?? ''));
  return flag === -1 ? [] : all.slice(flag + 1, flag + 2);
}
