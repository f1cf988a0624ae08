import type { Layer } from '../../contract/index.ts';
import { importsIn } from '../../program/index.ts';
import type { ImportRecord } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { importTarget } from './import-target.ts';
import { layerOf, mayImport } from './layers.ts';

/** `architecture/layer`: a file imports a layer that its own may not import. */
export const layer: Rule = defineRule({
  meta: {
    id: 'architecture/layer',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The file imports a layer that its own layer may not import by the policy. The direction of dependencies turns around.',
    advice: 'Import only from the own layer and the layers it may import; pass what is needed from outside in as a parameter.',
  },
  check(context) {
    const { layers } = context.policy.architecture;
    const own = layerOf(context.path, layers);
    if (own === undefined) return;
    for (const record of importsIn(context.part)) checkImport(record, own, context);
  },
});

function checkImport(record: ImportRecord, own: Layer, { path, policy, program, report }: RuleContext): void {
  const target = importTarget(path, record, program);
  const other = target === undefined ? undefined : layerOf(target, policy.architecture.layers);
  if (target === undefined || other === undefined || mayImport(own, other)) return;
  const allowed = [own.name, ...own.mayImport].map((name) => `"${name}"`).join(', ');
  const why = own.reason === undefined ? '' : ` ${own.reason}`;
  report({
    node: record.node,
    message: `Layer "${own.name}" may not import layer "${other.name}" (${target})${record.typeOnly ? ', not even types' : ''}.${why}`,
    advice: `In layer "${own.name}" import only from ${allowed}; pass what is needed from "${other.name}" in as a parameter.`,
  });
}
