import { functionIndexOf, methodsIn, shapeOf, topLevelFunctions } from '../../program/index.ts';
import type { Clone, DeclaredFunction } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { layerOf, mayImport } from './layers.ts';
import { specifierTo } from './specifier-to.ts';

/** `architecture/reinvented-helper`: a function that the project already has under another name. */
export const reinventedHelper: Rule = defineRule({
  meta: {
    id: 'architecture/reinvented-helper',
    cwe: [1041],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The function does what an exported function of another file does already. Two copies are mended once and stay wrong once.',
    advice: 'Import the function that exists instead of writing it again.',
  },
  check(context) {
    if (isTestPath(context.path) || /\.d\.[cm]?ts$/.test(context.path)) return;
    for (const declared of [...topLevelFunctions(context.part, context.module), ...methodsIn(context.part)]) checkFunction(declared, context);
  },
});

function checkFunction(declared: DeclaredFunction, context: RuleContext): void {
  const shape = shapeOf(declared.fn, declared.unit);
  const clone = shape === undefined ? undefined : functionIndexOf(context.program).cloneOf(shape, context.path);
  if (clone === undefined || isTestPath(clone.path) || !isImportable(clone, context)) return;
  const from = specifierTo(clone.path, context.path);
  const likeness = clone.kind === 'exact' ? 'does the same as' : `is ${Math.round(clone.similarity * 100)} % the same as`;
  context.report({
    node: { start: declared.fn.start, end: Math.min(declared.fn.end, declared.fn.start + 80) },
    message: `\`${declared.name}\` ${likeness} \`${clone.name}\` of ${clone.path}.`,
    confidence: clone.kind === 'exact' && isNew(context) ? 'certain' : 'likely',
    advice: clone.kind === 'exact' ? `Import { ${clone.name} } from '${from}' instead of writing it again.` : `Import { ${clone.name} } from '${from}' if it does what is needed, or give it a parameter for what differs.`,
    sink: `${declared.name} ${clone.path} ${clone.name}`,
  });
}

/** Copies that are there already are for a person to bring together; new ones need not be written. */
function isNew({ path, program }: RuleContext): boolean {
  return program.runPaths().includes(path);
}

/** A function in a layer that may not be imported, or that would close a cycle, is no help. */
function isImportable({ path: target }: Clone, { path, policy, program }: RuleContext): boolean {
  const { layers, cycles } = policy.architecture;
  const own = layerOf(path, layers);
  const other = layerOf(target, layers);
  if (own !== undefined && other !== undefined && !mayImport(own, other)) return false;
  return cycles === 'allow' || program.graph.pathBetween(target, path) === undefined;
}
