import { expect, it } from 'vitest';
import { flowAnalysisOf } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';
import { emptyProgram } from '../rules/judge.ts';

it.each([
  ['lodash/template', 'template'],
  ['lodash/template.js', 'template'],
  ['lodash/escape', undefined],
])('%s is a function of its package', (specifier, kind) => {
  const program = emptyProgram();
  program.begin('app.js', 'create');
  program.setText('app.js', 'whole', `import f from '${specifier}';\nimport express from 'express';\nexpress().get('/', (req, res) => res.send(f(req.query.name)));\n`);
  program.complete('app.js');
  expect(flowAnalysisOf(program, flowModel).flowsFrom('app.js').flows.map((flow) => flow.kind)).toEqual(kind === undefined ? [] : [kind]);
});
