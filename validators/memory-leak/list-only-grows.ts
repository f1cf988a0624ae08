import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { addedTo, addsTheSame, onlyGrows } from './growing-list.ts';
import { repetitionOf } from './repeated-code.ts';

/** `memory-leak/list-only-grows`: each request or call adds to a list of a module from which nothing is ever taken. */
export const listOnlyGrows: Rule = defineRule({
  meta: {
    id: 'memory-leak/list-only-grows',
    cwe: [401, 770],
    severity: 'medium',
    confidence: 'likely',
    from: 'program',
    description: 'Each request, event or call adds to a list or set that lives as long as the program, and nothing in the program takes anything out or bounds it.',
    advice: 'Give back a function that takes the entry out again and call it when its owner ends, or bound the collection.',
  },
  check({ part, module, path, program, report }) {
    if (isTestPath(path)) return;
    for (const call of part.nodes('CallExpression')) {
      const list = addedTo(call, module, program);
      if (list === undefined) continue;
      const turn = repetitionOf(call, module);
      const when = turn === 'each request' || turn === 'each event' ? turn : addsTheSame(call, module, part) ? 'each call' : undefined;
      if (when !== undefined && onlyGrows(list, program)) report({ node: call, message: `${when[0]?.toUpperCase()}${when.slice(1)} adds to \`${list.binding.name}\`, and nothing takes anything out of it.` });
    }
  },
});
