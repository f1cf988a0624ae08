import { ancestorsOf, parentOf, propertyName } from '../../program/index.ts';
import type { Module, Node, NodeOf } from '../../program/index.ts';
import type { Owner } from './timer-owner.ts';

const DISPOSING =
  /^(?:stop|close|dispose|destroy|disconnect|end|shutdown|terminate|teardown|tearDown|cleanup|cleanUp|unmount|componentWillUnmount|ngOnDestroy|onModuleDestroy|disconnectedCallback|onDestroy|_destroy)$/;

/** The name of the method that ends the object, when the code around a node starts something in an object that can be ended. */
export function disposerAround(node: Node): string | undefined {
  const body = [...ancestorsOf(node)].find((each) => each.type === 'ClassBody');
  if (body?.type !== 'ClassBody') return undefined;
  const disposer = body.body.find((member) => member.type === 'MethodDefinition' && !member.static && isDisposing(member));
  return disposer === undefined ? undefined : (propertyName(disposer) ?? '[Symbol.dispose]');
}

/** Every place in the file that reads or writes a field of this name, except the one that is declared. */
export function usesOfField({ name, body, isPrivate }: Extract<Owner, { type: 'field' }>, module: Module): readonly Node[] {
  return module.units.flatMap((unit) => {
    const members = unit.nodes('MemberExpression').filter((node) => propertyName(node) === name);
    const patterns = unit.nodes('Property').filter((node) => propertyName(node) === name && parentOf(node)?.type === 'ObjectPattern');
    const all: readonly Node[] = [...members, ...patterns];
    return isPrivate ? all.filter((node) => node.start >= body.start && node.end <= body.end) : all;
  });
}

function isDisposing(member: NodeOf<'MethodDefinition'>): boolean {
  const name = propertyName(member);
  if (name !== undefined) return DISPOSING.test(name);
  const { key } = member;
  return key.type === 'MemberExpression' && /^(?:asyncDispose|dispose)$/.test(propertyName(key) ?? '');
}
