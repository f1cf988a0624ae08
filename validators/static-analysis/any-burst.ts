import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Node, ParsedUnit } from '../../program/index.ts';
import { isTestPath } from '../test-code.ts';

/** So many in one statement are no exception any more. */
const BURST = 3;

/** `static-analysis/any-burst`: the type checker is talked out of its work again and again. */
export const anyBurst: Rule = defineRule({
  meta: {
    id: 'static-analysis/any-burst',
    cwe: [704],
    severity: 'low',
    confidence: 'likely',
    from: 'chunk',
    description: 'Several assertions to `any`, or through `unknown` to another type, stand in one statement. Each makes the type checker believe what nobody has checked.',
    advice: 'Declare what the values are, and check values from outside when they come in; then no assertion is needed.',
  },
  check({ part, path, program, report }) {
    const isBrought = program.runPaths().includes(path);
    const assertions = [...part.nodes('TSAsExpression'), ...part.nodes('TSTypeAssertion')].filter((node) => silences(node.typeAnnotation, node.expression)).sort((a, b) => a.start - b.start);
    for (const statement of part.program.body) {
      const inside = assertions.filter(({ start, end }) => start >= statement.start && end <= statement.end);
      const [first] = inside;
      if (first !== undefined && inside.length >= BURST) report({ node: first, message: `${inside.length} assertions in one statement switch the type checker off.`, sink: namesOf(statement, part), ...(isTestPath(path) || !isBrought ? { confidence: 'heuristic' } : {}) });
    }
  },
});

function silences(type: Node, expression: Node): boolean {
  if (type.type === 'TSAnyKeyword') return true;
  return type.type !== 'TSUnknownKeyword' && expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSUnknownKeyword';
}

/** The start of the statement stands for it: a further assertion makes it no other finding. */
function namesOf(statement: Node, part: ParsedUnit): string {
  return part.text.slice(statement.start, statement.start + 60).replace(/\s+/g, ' ');
}
