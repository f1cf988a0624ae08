import type { FlowAnalysis, Flow, Value } from '../../program/index.ts';
import { harmlessMiddleware } from '../knowledge/index.ts';

type Referents = FlowAnalysis['referents'];

const HARMLESS: ReadonlySet<string> = new Set(harmlessMiddleware.map(([root, path]) => `${root} ${path}`));

/** True when the registration of a handler names something that may have judged the request before: middleware, a pattern in the route, a schema. */
export function mayBeJudgedBefore({ origin }: Flow, referents: Referents): boolean {
  const { made } = origin.value.procedure;
  return (made?.users ?? []).some((user) => {
    if (user.op !== 'call') return false;
    const position = user.args.findIndex((argument) => argument.value === made);
    return user.args.slice(0, Math.max(0, position)).some(({ value }) => mayJudge(value, referents));
  });
}

function mayJudge(value: Value, referents: Referents): boolean {
  switch (value.op) {
    case 'constant':
      return typeof value.value === 'string' && value.value.includes('(');
    case 'template':
      return false;
    case 'object':
      return value.entries.some((entry) => entry.key === 'schema' || entry.key === 'preHandler' || entry.key === 'preValidation');
    case 'array':
      return value.elements.some((element) => mayJudge(element.value, referents));
    default:
      return !referents.placesOf(value).some(({ root, path }) => HARMLESS.has(`${root} ${path.join('.')}`));
  }
}
