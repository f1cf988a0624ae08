import type { SinkRow, StepRow } from '../../program/index.ts';
import { after, argument, continued, numberIn } from './row-programs.ts';
import type { Code } from './row-programs.ts';

/** A statement in which `input` stands where a sink is; `code` is where the path of the row begins. */
export function sinkStatement([root, path, kind]: SinkRow, start: Code, value = 'input'): string {
  const at = path.split('.');
  const position = at.findLastIndex((step) => step.startsWith('Argument['));
  const returned = at.lastIndexOf('ReturnValue');
  if (returned > position && (position >= 0 || at[returned - 1] === 'Decorated' || returned === 0)) return returning(at, start, root === 'fastify.App' ? `(reply.type('text/html'), ${value})` : value);
  const base = continued(start, position < 0 ? path : at.slice(0, position).join('.'));
  const written = position < 0 ? `${base.expression} = ${value};` : `${base.expression}(${argument(at[position] ?? '', at.slice(position + 1), value)});`.replace('({},', kind === 'argument' ? "('sh'," : '({},').replace('Cmd: [input]', "Cmd: ['sh', '-c', input]");
  return base.wrap(behind(root, base.expression).reduce((text, [from, to]) => text.replace(from, to), written));
}

/** What has to be said beside a value before it does harm: the type of what is sent, that programs run, that a copy is deep. */
function behind(root: string, callee: string): readonly (readonly [from: string | RegExp, to: string])[] {
  if (root === 'fastify.Reply') return [['.send(', ".type('text/html').send("]];
  if (root === 'named.HandlerAnswer') return [['{ body', "{ headers: { 'content-type': 'text/html' }, body"]];
  if (root.startsWith('pgp.')) return [['({}, ', "('SELECT ${anything:raw}', "], ['{ values:', "{ text: 'SELECT ${anything:raw}', values:"]];
  if (root === 'jquery' && callee === 'library') return [['({}, ', "('<a>', "]];
  if (root === 'jsdom') return [[');', ", { runScripts: 'dangerously' });"]];
  if (/extend/.test(root) || (root === 'jquery' && callee.endsWith('.extend'))) return [['({}, {}', '(true, {}']];
  if (root === 'hono.Context') return [[/(\.body\(.*)\);/, "$1, 200, { 'content-type': 'text/html' });"]];
  return /Response$/.test(callee) ? [[');', ", { headers: { 'content-type': 'text/html' } });"]] : [];
}

/** A handler that gives `value` back: of a call, under a decorator, or known by its name. */
function returning(at: readonly string[], start: Code, value: string): string {
  const returned = at.lastIndexOf('ReturnValue');
  const fields = at.slice(returned + 1);
  const answer = fields[0] === 'body' ? `{ headers: { 'content-type': 'text/html' }, body: ${value} }` : argument('Argument[0]', fields, value);
  if (returned === 0) return start.wrap(`return ${answer};`);
  const position = at.findLastIndex((step) => step.startsWith('Argument['));
  const base = continued(start, at.slice(0, position < 0 ? returned - 1 : position).join('.'));
  if (position < 0) return base.wrap(`new (class {\n  @${base.expression}\n  own() {\n    return ${answer};\n  }\n})();`);
  return base.wrap(`${base.expression}(${argument(at[position] ?? '', at.slice(position + 1, returned), `() => ${fields.length > 0 ? `(${answer})` : answer}`)});`);
}

/** The value a step makes of `input`, as a statement that hands it to `use`. */
export function stepStatement([, path, from, to]: StepRow, start: Code, use: (value: string) => string): string {
  if (to.startsWith('Receiver.')) return held(start, path, (object) => use(to.replace('Receiver', object)));
  if (to.startsWith('Base.')) return paired(continued(start, path.replace(/\.Element$/, '')), use);
  const { expression, wrap } = from === 'Receiver' ? onInput(start, path) : continued(start, path);
  const [source = '', ...inside] = from.split('.');
  const [target = '', ...within] = to.split('.');
  const given = source === 'Receiver' ? "'name'" : argument(source, inside, 'input');
  if (target === 'ReturnValue') return wrap(`const result = ${expression}(${given});\n${use(within.reduce(after, 'result'))}`);
  const parameter = within.find((step) => step.startsWith('Parameter['));
  if (parameter !== undefined && numberIn(target) < numberIn(source)) return wrap(`${expression}(${calledWith(numberIn(target), numberIn(parameter))} => {\n${use('each')}\n}, ${'0, '.repeat(numberIn(source) - numberIn(target) - 1)}input);`);
  if (parameter !== undefined) return wrap(`${expression}(${given}, ${'0, '.repeat(Math.max(0, numberIn(target) - numberIn(source) - 1))}(${namesBefore(numberIn(parameter)).join(', ')}) => {\n${use('each')}\n});`);
  return wrap(`const target = {};\n${expression}(target, ${given.replace(/^\{\}, /, '')});\n${use('target')}`);
}

/** The arguments in front of the body of a function, which stands in front of the value it is given. */
function calledWith(target: number, parameter: number): string {
  return [...Array.from({ length: target }, () => '{}'), `(${namesBefore(parameter).join(', ')})`].join(', ');
}

/** Parameters, of which the last is `each`. */
function namesBefore(parameter: number): readonly string[] {
  return [...Array.from({ length: parameter }, (_, at) => `other${at}`), 'each'];
}

/** `const held = library.make(); held.put(input); use(held.place);` */
function held(start: Code, path: string, use: (object: string) => string): string {
  const steps = path.split('.');
  const { expression, wrap } = continued(start, steps.slice(0, -1).join('.'));
  return wrap(`const held = ${expression};\nheld.${steps.at(-1) ?? ''}(input);\n${use('held')}`);
}

/** `const pair = library.make(); pair[1](input); use(pair[0]);` */
function paired({ expression, wrap }: Code, use: (value: string) => string): string {
  return wrap(`const pair = ${expression};\npair[1](input);\n${use('pair[0]')}`);
}

/** A method of what stands there, or of `input`: both can be the object whose method is called. */
function onInput(start: Code, path: string): Code {
  const steps = path.split('.');
  const { expression, wrap } = continued(start, steps.slice(0, -1).join('.'));
  return { expression: `(${expression} ?? input).${steps.at(-1) ?? ''}`, wrap };
}
