import { annotationOf } from './annotation.ts';
import { declaredClass } from './declared-class.ts';
import { narrowFieldsOf } from './decorators.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { ALL_KINDS } from './kinds.ts';
import { inFrontOf } from './middleware-behind.ts';
import { openingsByRoute } from './json-schema.ts';
import { openingsOf } from './schema.ts';
import type { Opening } from './schema.ts';
import type { Referents } from './referents.ts';
import { chainsIn } from './validator-chains.ts';

/**
 * What is left open of input that was checked before the handler saw it, by where the schema stands: `.input(schema)` in front of
 * the handler in the same chain, or a middleware that is given the same name as the read. Undefined where none is known.
 */
export function openingsBefore(value: Value, handler: Procedure, referents: Referents): readonly Opening[] | undefined {
  if (value.op === 'parameter') return fieldsOfClass(value, referents);
  const byRoute = value.op === 'load' ? openingsByRoute(value, handler, referents) : undefined;
  if (byRoute !== undefined) return byRoute;
  if (value.op === 'call' && value.callee.op !== 'load' && isMatched(value, referents)) return openingsByChains(handler, referents);
  const isChecked = value.op === 'load' ? value.key === 'input' || value.key === 'parsedInput' : value.op === 'call' && value.callee.op === 'load' && value.callee.key === 'valid';
  if (!isChecked) return undefined;
  for (const user of handler.made?.users ?? []) {
    if (user.op !== 'call' || user.callee === handler.made) continue;
    const schemas = value.op === 'call' ? besideHandler(user, value, referents) : chained(user);
    if (schemas.length > 0) return schemas.flatMap((schema) => openingsOf(schema, referents));
  }
  return undefined;
}

const CHECKING: ReadonlySet<unknown> = new Set(['input', 'schema', 'inputSchema']);

/** `procedure.input(A).use(f).query(handler)`: the schemas in the calls before. */
function chained(call: ValueOf<'call'>): readonly Value[] {
  const found: Value[] = [];
  for (let at = call.receiver; at?.op === 'call'; at = at.receiver) if (at.callee.op === 'load' && CHECKING.has(at.callee.key) && at.args[0] !== undefined) found.push(at.args[0].value);
  return found;
}

/** `app.post('/', zValidator('json', schema), (c) => c.req.valid('json'))`. */
function besideHandler({ args }: ValueOf<'call'>, read: ValueOf<'call'>, { constantOf }: Referents): readonly Value[] {
  const target = read.args[0] === undefined ? undefined : constantOf(read.args[0].value);
  return args.flatMap(({ value }) => {
    if (value.op !== 'call' || value.args[0] === undefined || value.args[1] === undefined || typeof target !== 'string') return [];
    return constantOf(value.args[0].value) === target ? [value.args[1].value] : [];
  });
}

/** `@Body() dto: CreateDto`: fields of the class whose decorators leave nothing to choose are not input. */
function fieldsOfClass(value: ValueOf<'parameter'>, referents: Referents): readonly Opening[] | undefined {
  const flow = referents.flowOf(value.unit.path);
  const type = annotationOf(value.node);
  const declared = flow === undefined || type === undefined ? undefined : declaredClass(type, flow);
  if (flow === undefined || declared === undefined) return undefined;
  const resolution = declared.from === undefined ? undefined : referents.program.resolve(flow.path, declared.from.specifier);
  const elsewhere = resolution?.type === 'file' ? (referents.flowOf(resolution.path)?.exported.flatMap((each) => (each.name === declared.from?.name ? referents.of(each.value) : [])) ?? []) : [];
  const classes = [...declared.values.flatMap((each) => referents.of(each)), ...elsewhere].flatMap((each) => (each.kind === 'class' ? [each.definition.node] : []));
  const fields = classes.flatMap(narrowFieldsOf);
  if (!fields.some(({ isNarrow, clears }) => isNarrow || clears !== 0)) return undefined;
  return fields.flatMap(({ name, isNarrow, clears }) => (isNarrow ? [] : [{ path: [name], isText: false, isExact: clears === 0, clears }]));
}

/** `matchedData(req)`: what chains in front of the handler have found nothing wrong with. */
function isMatched({ callee }: ValueOf<'call'>, { placesOf }: Referents): boolean {
  return placesOf(callee).some(({ root, path }) => root === 'express-validator' && path.join('.') === 'matchedData');
}

function openingsByChains(handler: Procedure, referents: Referents): readonly Opening[] | undefined {
  const [given, ...others] = inFrontOf(handler, referents);
  if (given === undefined || others.length > 0) return undefined;
  const chains = given.flatMap((each) => chainsIn(each.value, referents));
  return chains.length === 0 ? undefined : chains.flatMap(({ fields, clears }) => (clears === ALL_KINDS ? [] : fields.map((field): Opening => ({ path: field.map((step) => (step === '*' ? 'Element' : step)), isText: false, isExact: false, clears }))));
}
