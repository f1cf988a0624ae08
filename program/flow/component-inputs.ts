import { sourceOf } from '../locate.ts';
import { calledName } from './called-name.ts';
import type { Origin } from './fact.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { variableOf } from './key-origin.ts';
import { FRESH, kinds } from './kinds.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referents } from './referents.ts';

/** The members of a component that whoever places it fills in, and the text in which its functions stand. */
interface Component {
  readonly node: Value['node'];
  readonly unit: Value['unit'];
  readonly members: readonly string[];
}

/** Members with more names than these are not told apart. */
const MAX_MEMBERS = 64;

/** What the components that a file hands out are given: as `this.props`, as a property of their own, as `this.options`. */
export function componentInputs(flow: ModuleFlow, referents: Referents): readonly Origin[] {
  return [...written(flow), ...classes(flow), ...widgets(flow, referents)].flatMap((component) =>
    component.members.flatMap((name) => flow.loadsOf(name).flatMap((load) => (load.op === 'load' && isInside(load, component) && isThis(load.base, referents) ? [originAt(load)] : []))),
  );
}

function originAt(value: Value): Origin {
  return { value, tier: 'library', what: sourceOf(value.unit, value.node), isExact: false, kinds: FRESH & kinds('html'), path: [], state: 0 };
}

function isInside({ unit, node }: Value, component: Component): boolean {
  return unit === component.unit && node.start >= component.node.start && node.end <= component.node.end;
}

/** `this`, also as `const self = this`. */
function isThis(value: Value, referents: Referents): boolean {
  return variableOf(value, referents).op === 'this';
}

/** `export default { props: ['text'], render() { … } }`, also through `Vue.extend` and `defineComponent`: https://vuejs.org/api/options-state.html#props. */
function written({ exported }: ModuleFlow): readonly Component[] {
  return exported.flatMap(({ value }) => {
    const object = value.op === 'call' && WRAPPING.has(calledName(value.callee)) ? value.args[0]?.value : value;
    const props = object?.op === 'object' ? object.entries.find(({ key }) => key === 'props')?.value : undefined;
    return object === undefined || props === undefined ? [] : [{ node: object.node, unit: object.unit, members: namesIn(props).slice(0, MAX_MEMBERS) }];
  });
}

const WRAPPING: ReadonlySet<string> = new Set(['extend', 'defineComponent']);

/** Those that are numbers or functions do no harm. */
function namesIn(props: Value): readonly string[] {
  if (props.op === 'array') return props.elements.flatMap(({ value }) => (value.op === 'constant' && typeof value.value === 'string' ? [value.value] : []));
  if (props.op !== 'object') return [];
  return props.entries.flatMap(({ key, value }) => (typeof key === 'string' && key !== '' && !HARMLESS.has(typeNamed(value)) ? [key] : []));
}

const HARMLESS: ReadonlySet<string> = new Set(['Number', 'Boolean', 'Function']);

function typeNamed(prop: Value): string {
  const type = prop.op === 'object' ? prop.entries.find(({ key }) => key === 'type')?.value : prop;
  return type?.op === 'cell' && typeof type.cell === 'string' ? type.cell : '';
}

/** `class Label extends React.Component`: https://react.dev/reference/react/Component#props. */
function classes({ classes: all, exported }: ModuleFlow): readonly Component[] {
  return all.flatMap(({ superclass, node, made, name }) => {
    const isComponent = superclass !== undefined && /^(?:Pure)?Component$/.test(calledName(superclass));
    const isHandedOut = exported.some(({ value }) => (value.op === 'class' && value === made) || (value.op === 'cell' && value.cell === name));
    return isComponent && isHandedOut && made !== undefined ? [{ node, unit: made.unit, members: ['props'] }] : [];
  });
}

/** `$.widget('ui.tip', { _create() { this.options … } })`: https://api.jqueryui.com/jquery.widget. */
function widgets({ procedures }: ModuleFlow, referents: Referents): readonly Component[] {
  return procedures.flatMap(({ values }: Procedure) =>
    values.flatMap((value) => {
      const object = value.op === 'call' && isWidget(value, referents) ? value.args.at(-1)?.value : undefined;
      return object?.op === 'object' ? [{ node: object.node, unit: object.unit, members: ['options'] }] : [];
    }),
  );
}

function isWidget({ callee, args }: ValueOf<'call'>, referents: Referents): boolean {
  if (callee.op !== 'load' || callee.key !== 'widget' || args.length < 2 || args[0]?.value.op !== 'constant') return false;
  return referents.placesOf(callee.base).some(({ root, path }) => root === 'jquery' && path.length === 0);
}
