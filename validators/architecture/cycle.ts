import { importsIn, isRunTimeImport } from '../../program/index.ts';
import type { ImportRecord } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { cheapestEdge } from './cheapest-edge.ts';
import { importChain } from './import-chain.ts';
import type { ImportEdge } from './import-chain.ts';

/** `architecture/cycle`: an import closes a cycle of modules that load each other. */
export const cycle: Rule = defineRule({
  meta: {
    id: 'architecture/cycle',
    cwe: [1047],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The import closes a cycle: the modules load each other, so one of them sees names before they have a value, and neither can be used or tested alone.',
    advice: 'Move what both files need into a third file that imports neither, pass it in as a parameter, or import only the type.',
  },
  check(context) {
    if (context.policy.architecture.cycles === 'allow') return;
    const targets = new Set<string>();
    for (const record of importsIn(context.part)) {
      const resolution = context.program.resolve(context.path, record.specifier);
      if (resolution.type !== 'file' || resolution.path === context.path || targets.has(resolution.path)) continue;
      targets.add(resolution.path);
      checkEdge(record, resolution.path, context);
    }
  },
});

/** Only edges of the judged part are looked at, so that a chunk answers for what it adds. */
function checkEdge(record: ImportRecord, to: string, { module, path, program, report }: RuleContext): void {
  if (isRunTimeImport(record, module, program) !== 'yes') return;
  const back = importChain(program, to, path);
  if (back === undefined) return;
  const files = [path, to, ...back.map((edge) => edge.to)];
  const cheapest = cheapestEdge([{ from: path, to, record }, ...back]);
  report({
    node: record.node,
    message: `The import closes a cycle: ${files.join(' -> ')}.`,
    ...(cheapest === undefined ? {} : { advice: adviceFor(cheapest) }),
    trace: [{ node: record.node, unit: record.unit, message: `${path} imports ${to}` }, ...back.map(stepOf)],
  });
}

/** A cycle is cut where least hangs on it; an import of which only types are used needs no more than a word. */
function adviceFor({ edge, names }: NonNullable<ReturnType<typeof cheapestEdge>>): string {
  const what = names.length === 0 ? 'what it is imported for' : names.map((name) => `\`${name}\``).join(', ');
  return `Cut the import of ${edge.to} in ${edge.from}, the edge that least hangs on: move ${what} into a file that imports neither, or pass it in as a parameter.`;
}

function stepOf({ from, to, record }: ImportEdge) {
  return { node: record.node, unit: record.unit, message: `${from} imports ${to}` };
}
